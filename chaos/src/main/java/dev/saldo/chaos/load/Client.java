package dev.saldo.chaos.load;

import java.util.List;

/** One client: does a step after the other. */
final class Client implements Runnable {

    private final Script script;
    private final List<Store> stores;
    private final Load load;
    private final Trading trading;
    private final Subscribing subscribing;
    private final Metering metering;

    Client(Script script, List<Store> stores, Load load, Trading trading, Subscribing subscribing, Metering metering) {
        this.script = script;
        this.stores = stores;
        this.load = load;
        this.trading = trading;
        this.subscribing = subscribing;
        this.metering = metering;
    }

    @Override
    public void run() {
        try {
            while (load.goesOn()) {
                var step = script.next();
                act(step, step.choose(0, stores));
                load.pace();
            }
        } catch (InterruptedException _) {
            // the run is being ended
        }
    }

    private void act(Step step, Store store) throws InterruptedException {
        switch (step.task()) {
            case DEPOSIT -> trading.deposit(step, store);
            case DEDUCT -> trading.deduct(step, store);
            case SELL -> trading.sell(step, store);
            case REFUND -> trading.actOnSale(step, store, Act.REFUND);
            case CANCEL -> trading.actOnSale(step, store, Act.CANCEL);
            case PAY -> trading.pay(step, store);
            case SUBSCRIBE -> subscribing.subscribe(step, store);
            case RESIZE -> subscribing.resize(step, store);
            case END -> subscribing.end(step, store);
            case CONSUME -> metering.consume(step, store);
            case REPORT -> metering.report(step, store);
            case PUBLISH -> metering.publish(step, store);
            case LEASE -> metering.lease(step, store);
        }
    }
}
