package dev.saldo.bad.time;

import java.util.Date;

class MakesADate {

    Date now() {
        return new Date();
    }
}
