package dev.saldo.issuer;

import java.util.List;

/** Hears of new accounts once, before anything of them is kept; when it throws, they are not made. */
@FunctionalInterface
public interface Newcomers {

    void welcome(List<NewAccount> accounts);
}
