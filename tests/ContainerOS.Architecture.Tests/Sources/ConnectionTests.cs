using System.Text.RegularExpressions;

namespace ContainerOS.Architecture.Sources;

/// <summary>
/// Keys leave the process by one way: a signed transport, which asks <c>CredentialHosts</c> when it is created. Every place that
/// opens a connection is listed here, so that another way is noticed.
/// </summary>
public sealed partial class ConnectionTests
{
    private const string Channel = "src/ContainerOS.Protocol.Hosting/LoopbackChannel.cs";
    private const string Peer = "src/ContainerOS.Protocol.Hosting/PeerUser.cs"; // The kernel.
    private const string Checks = "src/ContainerOS.Rollout.Execution/RolloutChecks.cs"; // Requests of a plan's checks; they have no keys.
    private const string Doctor = "src/ContainerOS.Cli/Commands/Emulators/EmulatorDoctor.cs"; // An emulator, without keys of the user.
    private const string Target = "src/ContainerOS.Cli/Commands/Emulators/EmulatorTarget.cs"; // The same.
    private const string Client = "sdk/ContainerOS.Sdk/AlibabaCloudClient.cs";
    private const string Sts = "sdk/ContainerOS.Sdk/Sts/StsClient.cs";
    private const string Transport = "sdk/ContainerOS.Sdk/Transport/SignedTransport.cs";
    private const string Unsigned = "sdk/ContainerOS.Sdk/Credentials/Chain/UnsignedHttpClient.cs";
    private const string AssumedRole = "sdk/ContainerOS.Sdk/Credentials/Chain/AssumeRoleCredentials.cs";
    private const string EmulatorProof = "src/ContainerOS.Emulator/Store/EmulatorAddressFile.cs";

    private static IEnumerable<SourceFile> Sources => SourceFile.All.Where(file => file.Path.Split('/')[0] is not ("tests" or "examples"));

    [Fact]
    public void Connections_AreOpenedInTheseFilesOnly() =>
        Assert.Equal([Client, Unsigned, Doctor, Target, EmulatorProof, Channel, Peer, Checks], FilesWith(Opens()));

    [Fact]
    public void SignedTransport_IsCreatedByTheseClientsOnly_AndAsksWhereKeysMayGo()
    {
        Assert.Equal([Client, AssumedRole, Sts], FilesWith(SignedTransports()));
        Assert.Contains("options.CredentialHosts.Check(endpoint)", TextOf(Transport), StringComparison.Ordinal);
    }

    /// <summary>The signature of a request is made in the transport, so that no other code can send one.</summary>
    [Fact]
    public void Requests_AreSignedByTheTransportOnly() => Assert.Equal([Transport], FilesWith(Signers()));

    /// <summary>The token of a pod is not signed; its host is checked where it is resolved.</summary>
    [Fact]
    public void StsHosts_AreCheckedWhereTheyAreResolved() =>
        Assert.Contains("Hosts(options).Check(address)", TextOf(AssumedRole), StringComparison.Ordinal);

    private static string TextOf(string path) => Sources.Single(file => file.Path == path).Text;

    private static IEnumerable<string> FilesWith(Regex pattern) =>
        Sources.Where(file => pattern.IsMatch(file.Text)).Select(file => file.Path).Order(StringComparer.Ordinal);

    [GeneratedRegex(
        @"new (SocketsHttpHandler|HttpClientHandler|HttpClient|HttpMessageInvoker|TcpClient|Socket|SslStream|WebClient)\b"
            + @"|\b(SocketsHttpHandler|HttpClientHandler|HttpClient|HttpMessageInvoker|TcpClient|Socket) \w+ = new\("
    )]
    private static partial Regex Opens();

    [GeneratedRegex(@"new SignedTransport\(")]
    private static partial Regex SignedTransports();

    [GeneratedRegex(@"new (RequestSigner)\(|(?<!\w)signer = new\(")]
    private static partial Regex Signers();
}
