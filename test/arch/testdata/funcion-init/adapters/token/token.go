package token

func init() {} // want
