using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Observability;
using ContainerOS.Sdk.Signing;

namespace ContainerOS.Sdk.Transport;

/// <summary>Signs and sends one attempt of a call, and reads the reply.</summary>
internal sealed class SignedTransport
{
    private readonly HttpMessageInvoker http;
    private readonly Uri endpoint;
    private readonly ICredentialSource source;
    private readonly CallInstrumentation instrumentation;
    private readonly RequestClock clock;
    private readonly RequestSigner signer;

    /// <exception cref="InvalidEndpointException">Credentials may not be sent to the endpoint.</exception>
    public SignedTransport(HttpMessageInvoker http, Uri endpoint, string version, SdkOptions options)
    {
        (this.http, this.endpoint, source, instrumentation, clock) = (
            http,
            options.CredentialHosts.Check(endpoint),
            options.CredentialsOrChain(),
            new(options),
            new(options.Time)
        );
        signer = new(endpoint, version, clock);
    }

    /// <summary>Synchronizes the clock of request time stamps with the clock of the server.</summary>
    public void SyncClock(string action, DateTimeOffset server) =>
        instrumentation.Notify(new ClockAdjusted(action, clock.SyncWith(server)));

    /// <summary>Discards rejected credentials; returns whether the source may give others.</summary>
    public bool InvalidateCredentials(string action, CloudCredentials refused)
    {
        var mayChange = source.Invalidate(refused);
        if (mayChange)
        {
            instrumentation.Notify(new CredentialsRenewed(action, source.Origin));
        }

        return mayChange;
    }

    /// <summary>Sends the call once.</summary>
    /// <exception cref="EndpointUnreachableException">No connection was made, so the call was not sent.</exception>
    /// <exception cref="ConnectionLostException">The connection broke before the complete reply came.</exception>
    public async Task<ApiReply> SendAsync(ApiCall call, CallProgress progress, CancellationToken ct)
    {
        var credentials = await source.GetAsync(ct).ConfigureAwait(false);
        using var request = signer.Sign(call, credentials, out var signature);
        progress.OnSent();
        var redactor = new SecretRedactor(call, credentials, signature);
        var scope = instrumentation.StartAttempt(call, progress.Attempts, request, redactor);
        ApiReply reply;
        try
        {
            using var response = await http.SendAsync(request, ct).ConfigureAwait(false);
            var isTextKept = call.IsReplyEmpty || instrumentation.HasObserver;
            var body = await ReplyBody.ReadAsync(response.Content, isTextKept, ct).ConfigureAwait(false);
            reply = new(call.Action, (int)response.StatusCode, body, response.Headers, redactor) { SignedWith = credentials };
        }
        catch (Exception fault)
        {
            scope.Failed(fault);
            if (IsNotConnected(fault, ct))
            {
                throw new EndpointUnreachableException(endpoint, fault);
            }

            if (fault is HttpRequestException or IOException)
            {
                throw new ConnectionLostException(call.Action, endpoint, fault);
            }

            throw;
        }

        scope.Answered(reply);
        return reply;
    }

    /// <summary>Whether no connection was made. A connect timeout is reported as a cancellation that the caller did not ask for.</summary>
    private static bool IsNotConnected(Exception fault, CancellationToken ct) =>
        fault switch
        {
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError
                    or HttpRequestError.NameResolutionError
                    or HttpRequestError.SecureConnectionError
            } => true,
            OperationCanceledException { InnerException: TimeoutException } => !ct.IsCancellationRequested,
            _ => false,
        };
}
