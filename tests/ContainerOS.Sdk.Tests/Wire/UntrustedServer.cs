using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ContainerOS.Sdk.Tests.Wire;

/// <summary>A TLS server on loopback with a certificate that is not trusted.</summary>
internal sealed class UntrustedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 certificate = SelfSigned();
    private readonly CancellationTokenSource end = new();
    private readonly Task accepting;

    public UntrustedServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public string Address => $"https://{listener.LocalEndpoint}";

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await accepting;
        listener.Stop();
        end.Dispose();
        certificate.Dispose();
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=untrusted", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UtcNow.AddDays(1)
        );
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var socket = await listener.AcceptSocketAsync(end.Token);
                await GreetAsync(socket);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task GreetAsync(Socket socket)
    {
        using var tls = new SslStream(new NetworkStream(socket));
        try
        {
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, end.Token);
            _ = await tls.ReadAsync(new byte[1], end.Token);
        }
        catch (Exception fault) when (fault is AuthenticationException or IOException)
        {
            // The client refuses the certificate, as it should.
        }
    }
}
