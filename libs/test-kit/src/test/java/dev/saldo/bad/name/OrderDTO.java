package dev.saldo.bad.name;

class OrderDTO {}
