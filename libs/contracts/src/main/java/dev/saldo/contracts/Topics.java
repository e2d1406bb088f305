package dev.saldo.contracts;

import dev.saldo.contracts.billing.CreditNoteIssued;
import dev.saldo.contracts.billing.InvoiceCancelled;
import dev.saldo.contracts.billing.InvoiceIssued;
import dev.saldo.contracts.billing.InvoicePaid;
import dev.saldo.contracts.billing.PaymentFailed;
import dev.saldo.contracts.billing.PaymentSucceeded;
import dev.saldo.contracts.catalog.OfferChanged;
import dev.saldo.contracts.catalog.ProductChanged;
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

    public static final Topic<CustomerChanged> CUSTOMER_CHANGED =
            new Topic<>("customer-changed", CustomerChanged.class, "sales");
    public static final Topic<SaleConfirmed> SALE_CONFIRMED =
            new Topic<>("sale-confirmed", SaleConfirmed.class, "sales");
    public static final Topic<SaleCompleted> SALE_COMPLETED =
            new Topic<>("sale-completed", SaleCompleted.class, "sales");
    public static final Topic<SaleRejected> SALE_REJECTED = new Topic<>("sale-rejected", SaleRejected.class, "sales");
    public static final Topic<SaleRefunded> SALE_REFUNDED = new Topic<>("sale-refunded", SaleRefunded.class, "sales");

    public static final Topic<InvoiceIssued> INVOICE_ISSUED =
            new Topic<>("invoice-issued", InvoiceIssued.class, "billing");
    public static final Topic<InvoicePaid> INVOICE_PAID = new Topic<>("invoice-paid", InvoicePaid.class, "billing");
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
                CUSTOMER_CHANGED,
                SALE_CONFIRMED,
                SALE_COMPLETED,
                SALE_REJECTED,
                SALE_REFUNDED,
                INVOICE_ISSUED,
                INVOICE_PAID,
                INVOICE_CANCELLED,
                CREDIT_NOTE_ISSUED,
                PAYMENT_SUCCEEDED,
                PAYMENT_FAILED,
                USAGE_RECORDED,
                FEATURE_LIMIT_WARNED,
                FEATURE_LIMIT_REACHED,
                FEATURE_LIMIT_EXCEEDED,
                STORE_CHANGED,
                MEMBER_CHANGED,
                API_KEY_REVOKED);
    }

    /** The topics one service publishes, and therefore declares. */
    public static List<Topic<?>> publishedBy(String service) {
        return all().stream().filter(topic -> topic.service().equals(service)).toList();
    }
}
