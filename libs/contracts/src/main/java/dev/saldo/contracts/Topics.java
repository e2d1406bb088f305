package dev.saldo.contracts;

import dev.saldo.contracts.billing.CreditNoteIssued;
import dev.saldo.contracts.billing.InvoiceCancelled;
import dev.saldo.contracts.billing.InvoiceIssued;
import dev.saldo.contracts.billing.InvoiceOverdue;
import dev.saldo.contracts.billing.InvoicePaid;
import dev.saldo.contracts.billing.PaymentFailed;
import dev.saldo.contracts.billing.PaymentSucceeded;
import dev.saldo.contracts.catalog.DiscountChanged;
import dev.saldo.contracts.catalog.OfferChanged;
import dev.saldo.contracts.catalog.PlanChanged;
import dev.saldo.contracts.catalog.ProductChanged;
import dev.saldo.contracts.catalog.TaxChanged;
import dev.saldo.contracts.clock.ClockAdvanced;
import dev.saldo.contracts.clock.ClockSettled;
import dev.saldo.contracts.identity.ApiKeyRevoked;
import dev.saldo.contracts.identity.MemberChanged;
import dev.saldo.contracts.identity.StoreChanged;
import dev.saldo.contracts.platform.CreditAdjusted;
import dev.saldo.contracts.platform.CreditDeducted;
import dev.saldo.contracts.platform.CreditDeductionRejected;
import dev.saldo.contracts.platform.CreditDeposited;
import dev.saldo.contracts.platform.CreditExpired;
import dev.saldo.contracts.platform.CreditHoldChanged;
import dev.saldo.contracts.platform.CreditLow;
import dev.saldo.contracts.platform.CreditRecovered;
import dev.saldo.contracts.platform.CreditRefunded;
import dev.saldo.contracts.platform.PlatformChanged;
import dev.saldo.contracts.platform.PlatformRegistered;
import dev.saldo.contracts.sales.CustomerChanged;
import dev.saldo.contracts.sales.SaleCompleted;
import dev.saldo.contracts.sales.SaleConfirmed;
import dev.saldo.contracts.sales.SaleRefunded;
import dev.saldo.contracts.sales.SaleRejected;
import dev.saldo.contracts.sales.SubscriptionActivated;
import dev.saldo.contracts.sales.SubscriptionCancelled;
import dev.saldo.contracts.sales.SubscriptionChanged;
import dev.saldo.contracts.sales.SubscriptionCharged;
import dev.saldo.contracts.sales.SubscriptionClosed;
import dev.saldo.contracts.sales.SubscriptionCreated;
import dev.saldo.contracts.sales.SubscriptionDeleted;
import dev.saldo.contracts.sales.SubscriptionExpired;
import dev.saldo.contracts.sales.SubscriptionPastDue;
import dev.saldo.contracts.sales.SubscriptionPaused;
import dev.saldo.contracts.sales.SubscriptionPlanChanged;
import dev.saldo.contracts.sales.SubscriptionRenewalDue;
import dev.saldo.contracts.sales.SubscriptionRenewed;
import dev.saldo.contracts.sales.SubscriptionResumed;
import dev.saldo.contracts.sales.SubscriptionTrialEnded;
import dev.saldo.contracts.sales.SubscriptionTrialEnding;
import dev.saldo.contracts.usage.FeatureLimitExceeded;
import dev.saldo.contracts.usage.FeatureLimitReached;
import dev.saldo.contracts.usage.FeatureLimitWarned;
import dev.saldo.contracts.usage.UsageRecorded;
import java.util.List;

/** Every topic of the suite. */
public final class Topics {

    public static final Topic<PlatformRegistered> PLATFORM_REGISTERED =
            new Topic<>("platform-registered", PlatformRegistered.class, "platform");
    public static final Topic<PlatformChanged> PLATFORM_CHANGED =
            new Topic<>("platform-changed", PlatformChanged.class, "platform");
    public static final Topic<CreditDeposited> CREDIT_DEPOSITED =
            new Topic<>("credit-deposited", CreditDeposited.class, "platform");
    public static final Topic<CreditDeducted> CREDIT_DEDUCTED =
            new Topic<>("credit-deducted", CreditDeducted.class, "platform");
    public static final Topic<CreditDeductionRejected> CREDIT_DEDUCTION_REJECTED =
            new Topic<>("credit-deduction-rejected", CreditDeductionRejected.class, "platform");
    public static final Topic<CreditRefunded> CREDIT_REFUNDED =
            new Topic<>("credit-refunded", CreditRefunded.class, "platform");
    public static final Topic<CreditAdjusted> CREDIT_ADJUSTED =
            new Topic<>("credit-adjusted", CreditAdjusted.class, "platform");
    public static final Topic<CreditExpired> CREDIT_EXPIRED =
            new Topic<>("credit-expired", CreditExpired.class, "platform");
    public static final Topic<CreditHoldChanged> CREDIT_HOLD_CHANGED =
            new Topic<>("credit-hold-changed", CreditHoldChanged.class, "platform");
    public static final Topic<CreditLow> CREDIT_LOW = new Topic<>("credit-low", CreditLow.class, "platform");
    public static final Topic<CreditRecovered> CREDIT_RECOVERED =
            new Topic<>("credit-recovered", CreditRecovered.class, "platform");

    public static final Topic<ProductChanged> PRODUCT_CHANGED =
            new Topic<>("product-changed", ProductChanged.class, "catalog");
    public static final Topic<OfferChanged> OFFER_CHANGED = new Topic<>("offer-changed", OfferChanged.class, "catalog");
    public static final Topic<PlanChanged> PLAN_CHANGED = new Topic<>("plan-changed", PlanChanged.class, "catalog");
    public static final Topic<TaxChanged> TAX_CHANGED = new Topic<>("tax-changed", TaxChanged.class, "catalog");
    public static final Topic<DiscountChanged> DISCOUNT_CHANGED =
            new Topic<>("discount-changed", DiscountChanged.class, "catalog");

    public static final Topic<CustomerChanged> CUSTOMER_CHANGED =
            new Topic<>("customer-changed", CustomerChanged.class, "sales");
    public static final Topic<SaleConfirmed> SALE_CONFIRMED =
            new Topic<>("sale-confirmed", SaleConfirmed.class, "sales");
    public static final Topic<SaleCompleted> SALE_COMPLETED =
            new Topic<>("sale-completed", SaleCompleted.class, "sales");
    public static final Topic<SaleRejected> SALE_REJECTED = new Topic<>("sale-rejected", SaleRejected.class, "sales");
    public static final Topic<SaleRefunded> SALE_REFUNDED = new Topic<>("sale-refunded", SaleRefunded.class, "sales");
    public static final Topic<SubscriptionCreated> SUBSCRIPTION_CREATED =
            new Topic<>("subscription-created", SubscriptionCreated.class, "sales");
    public static final Topic<SubscriptionChanged> SUBSCRIPTION_CHANGED =
            new Topic<>("subscription-changed", SubscriptionChanged.class, "sales");
    public static final Topic<SubscriptionActivated> SUBSCRIPTION_ACTIVATED =
            new Topic<>("subscription-activated", SubscriptionActivated.class, "sales");
    public static final Topic<SubscriptionRenewalDue> SUBSCRIPTION_RENEWAL_DUE =
            new Topic<>("subscription-renewal-due", SubscriptionRenewalDue.class, "sales");
    public static final Topic<SubscriptionRenewed> SUBSCRIPTION_RENEWED =
            new Topic<>("subscription-renewed", SubscriptionRenewed.class, "sales");
    public static final Topic<SubscriptionCharged> SUBSCRIPTION_CHARGED =
            new Topic<>("subscription-charged", SubscriptionCharged.class, "sales");
    public static final Topic<SubscriptionTrialEnding> SUBSCRIPTION_TRIAL_ENDING =
            new Topic<>("subscription-trial-ending", SubscriptionTrialEnding.class, "sales");
    public static final Topic<SubscriptionTrialEnded> SUBSCRIPTION_TRIAL_ENDED =
            new Topic<>("subscription-trial-ended", SubscriptionTrialEnded.class, "sales");
    public static final Topic<SubscriptionPlanChanged> SUBSCRIPTION_PLAN_CHANGED =
            new Topic<>("subscription-plan-changed", SubscriptionPlanChanged.class, "sales");
    public static final Topic<SubscriptionPaused> SUBSCRIPTION_PAUSED =
            new Topic<>("subscription-paused", SubscriptionPaused.class, "sales");
    public static final Topic<SubscriptionResumed> SUBSCRIPTION_RESUMED =
            new Topic<>("subscription-resumed", SubscriptionResumed.class, "sales");
    public static final Topic<SubscriptionPastDue> SUBSCRIPTION_PAST_DUE =
            new Topic<>("subscription-past-due", SubscriptionPastDue.class, "sales");
    public static final Topic<SubscriptionCancelled> SUBSCRIPTION_CANCELLED =
            new Topic<>("subscription-cancelled", SubscriptionCancelled.class, "sales");
    public static final Topic<SubscriptionExpired> SUBSCRIPTION_EXPIRED =
            new Topic<>("subscription-expired", SubscriptionExpired.class, "sales");
    public static final Topic<SubscriptionClosed> SUBSCRIPTION_CLOSED =
            new Topic<>("subscription-closed", SubscriptionClosed.class, "sales");
    public static final Topic<SubscriptionDeleted> SUBSCRIPTION_DELETED =
            new Topic<>("subscription-deleted", SubscriptionDeleted.class, "sales");

    public static final Topic<InvoiceIssued> INVOICE_ISSUED =
            new Topic<>("invoice-issued", InvoiceIssued.class, "billing");
    public static final Topic<InvoicePaid> INVOICE_PAID = new Topic<>("invoice-paid", InvoicePaid.class, "billing");
    public static final Topic<InvoiceOverdue> INVOICE_OVERDUE =
            new Topic<>("invoice-overdue", InvoiceOverdue.class, "billing");
    public static final Topic<InvoiceCancelled> INVOICE_CANCELLED =
            new Topic<>("invoice-cancelled", InvoiceCancelled.class, "billing");
    public static final Topic<CreditNoteIssued> CREDIT_NOTE_ISSUED =
            new Topic<>("credit-note-issued", CreditNoteIssued.class, "billing");
    public static final Topic<PaymentSucceeded> PAYMENT_SUCCEEDED =
            new Topic<>("payment-succeeded", PaymentSucceeded.class, "billing");
    public static final Topic<PaymentFailed> PAYMENT_FAILED =
            new Topic<>("payment-failed", PaymentFailed.class, "billing");

    public static final Topic<UsageRecorded> USAGE_RECORDED =
            new Topic<>("usage-recorded", UsageRecorded.class, "usage");
    public static final Topic<FeatureLimitWarned> FEATURE_LIMIT_WARNED =
            new Topic<>("feature-limit-warned", FeatureLimitWarned.class, "usage");
    public static final Topic<FeatureLimitReached> FEATURE_LIMIT_REACHED =
            new Topic<>("feature-limit-reached", FeatureLimitReached.class, "usage");
    public static final Topic<FeatureLimitExceeded> FEATURE_LIMIT_EXCEEDED =
            new Topic<>("feature-limit-exceeded", FeatureLimitExceeded.class, "usage");

    public static final Topic<StoreChanged> STORE_CHANGED =
            new Topic<>("store-changed", StoreChanged.class, "identity");
    public static final Topic<ClockAdvanced> CLOCK_ADVANCED =
            new Topic<>("clock-advanced", ClockAdvanced.class, "identity");

    // What each service that has something to do with time answers; a topic has one publisher.
    public static final Topic<ClockSettled> PLATFORM_CLOCK_SETTLED =
            new Topic<>("platform-clock-settled", ClockSettled.class, "platform");
    public static final Topic<ClockSettled> SALES_CLOCK_SETTLED =
            new Topic<>("sales-clock-settled", ClockSettled.class, "sales");
    public static final Topic<ClockSettled> BILLING_CLOCK_SETTLED =
            new Topic<>("billing-clock-settled", ClockSettled.class, "billing");
    public static final Topic<ClockSettled> USAGE_CLOCK_SETTLED =
            new Topic<>("usage-clock-settled", ClockSettled.class, "usage");
    public static final Topic<MemberChanged> MEMBER_CHANGED =
            new Topic<>("member-changed", MemberChanged.class, "identity");
    public static final Topic<ApiKeyRevoked> API_KEY_REVOKED =
            new Topic<>("api-key-revoked", ApiKeyRevoked.class, "identity");

    private Topics() {}

    public static List<Topic<?>> all() {
        return List.of(
                PLATFORM_REGISTERED,
                PLATFORM_CHANGED,
                CREDIT_DEPOSITED,
                CREDIT_DEDUCTED,
                CREDIT_DEDUCTION_REJECTED,
                CREDIT_REFUNDED,
                CREDIT_ADJUSTED,
                CREDIT_EXPIRED,
                CREDIT_HOLD_CHANGED,
                CREDIT_LOW,
                CREDIT_RECOVERED,
                PRODUCT_CHANGED,
                OFFER_CHANGED,
                PLAN_CHANGED,
                TAX_CHANGED,
                DISCOUNT_CHANGED,
                CUSTOMER_CHANGED,
                SALE_CONFIRMED,
                SALE_COMPLETED,
                SALE_REJECTED,
                SALE_REFUNDED,
                SUBSCRIPTION_CREATED,
                SUBSCRIPTION_CHANGED,
                SUBSCRIPTION_ACTIVATED,
                SUBSCRIPTION_RENEWAL_DUE,
                SUBSCRIPTION_RENEWED,
                SUBSCRIPTION_CHARGED,
                SUBSCRIPTION_TRIAL_ENDING,
                SUBSCRIPTION_TRIAL_ENDED,
                SUBSCRIPTION_PLAN_CHANGED,
                SUBSCRIPTION_PAUSED,
                SUBSCRIPTION_RESUMED,
                SUBSCRIPTION_PAST_DUE,
                SUBSCRIPTION_CANCELLED,
                SUBSCRIPTION_EXPIRED,
                SUBSCRIPTION_CLOSED,
                SUBSCRIPTION_DELETED,
                INVOICE_ISSUED,
                INVOICE_PAID,
                INVOICE_OVERDUE,
                INVOICE_CANCELLED,
                CREDIT_NOTE_ISSUED,
                PAYMENT_SUCCEEDED,
                PAYMENT_FAILED,
                USAGE_RECORDED,
                FEATURE_LIMIT_WARNED,
                FEATURE_LIMIT_REACHED,
                FEATURE_LIMIT_EXCEEDED,
                STORE_CHANGED,
                CLOCK_ADVANCED,
                PLATFORM_CLOCK_SETTLED,
                SALES_CLOCK_SETTLED,
                BILLING_CLOCK_SETTLED,
                USAGE_CLOCK_SETTLED,
                MEMBER_CHANGED,
                API_KEY_REVOKED);
    }

    /** Where the services answer that have something to do with time, one topic each. */
    public static List<Topic<ClockSettled>> clockSettled() {
        return List.of(PLATFORM_CLOCK_SETTLED, SALES_CLOCK_SETTLED, BILLING_CLOCK_SETTLED, USAGE_CLOCK_SETTLED);
    }

    /** The topics one service publishes, and therefore declares. */
    public static List<Topic<?>> publishedBy(String service) {
        return all().stream().filter(topic -> topic.service().equals(service)).toList();
    }
}
