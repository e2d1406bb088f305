package dev.saldo.usage.limit;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Problem;

/** The meter that a path names; one that cannot be, or is another customer's, is not there. */
public final class MeterPath {

    /** What customers are as subscribers. */
    public static final String CUSTOMER = "customer";

    private MeterPath() {}

    public static MeterKey of(Caller caller, String subscriberType, String subscriberId, String feature) {
        var customer = caller.customer();
        var own = customer == null || (subscriberType.equals(CUSTOMER) && subscriberId.equals(customer.toString()));
        if (!own || !MeterKey.isType(subscriberType) || !MeterKey.isId(subscriberId) || !MeterKey.isFeature(feature)) {
            throw notFound("meter", subscriberType, subscriberId, feature);
        }
        return new MeterKey(caller.store(), subscriberType, subscriberId, feature);
    }

    /** What is said of a meter, or what belongs to it, that is not there. */
    public static Problem notFound(String what, MeterKey meter) {
        return notFound(what, meter.subscriberType(), meter.subscriberId(), meter.feature());
    }

    private static Problem notFound(String what, String subscriberType, String subscriberId, String feature) {
        return Problem.notFound(what, String.join("/", subscriberType, subscriberId, feature));
    }
}
