package dev.saldo.bad.name;

class OrderImpl {}
