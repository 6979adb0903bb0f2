package utils // want
