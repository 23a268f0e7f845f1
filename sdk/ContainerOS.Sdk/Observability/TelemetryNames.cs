namespace ContainerOS.Sdk.Observability;

/// <summary>Names of attributes: OpenTelemetry's semantic conventions for HTTP, and our own.</summary>
internal static class TelemetryNames
{
    public const string Method = "http.request.method";
    public const string Resends = "http.request.resend_count";
    public const string Status = "http.response.status_code";
    public const string Server = "server.address";
    public const string Port = "server.port";
    public const string Scheme = "url.scheme";
    public const string Path = "url.path";
    public const string ErrorType = "error.type";
    public const string Operation = "containeros.operation";
    public const string Attempt = "containeros.attempt";
    public const string RetryCount = "containeros.retry_count";
    public const string RequestId = "containeros.request_id";
}
