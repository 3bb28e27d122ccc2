"""The screens of those who look after campaigns: what needs an update, private partners, needs."""
