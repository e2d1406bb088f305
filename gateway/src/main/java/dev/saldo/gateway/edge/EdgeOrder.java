package dev.saldo.gateway.edge;

/** In which order a request passes the filters: an answer must have its id and headers whoever gives it. */
public final class EdgeOrder {

    static final int ARRIVAL = -1000;
    static final int SECURITY_HEADERS = -900;
    static final int PLAIN_PATH = -850;
    static final int CORS = -800;
    public static final int ADDRESS_LIMIT = -750;
    public static final int ACCESS = -700;
    public static final int SIGN_IN = -650;
    static final int BODY_LIMIT = -600;

    private EdgeOrder() {}
}
