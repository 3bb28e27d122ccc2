"""Chinese: 11月9日, without Django's leading zero."""

MONTH_DAY_FORMAT = "n月j日"
