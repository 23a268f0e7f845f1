using ContainerOS.Protocol.Calls;
using Google.Protobuf;

namespace ContainerOS.Protocol.Tests.Captured;

/// <summary>Gives the recorded answer, and keeps what it was asked.</summary>
internal sealed class RecordedProvider : ResourceProviderBase
{
    public required IMessage Answer { get; set; }

    public object? Asked { get; private set; }

    public override Task<HandshakeResponse> HandshakeAsync(HandshakeRequest request, CancellationToken ct) =>
        Reply(request, ((Wire.ProviderHandshakeResponse)Answer).FromWire());

    public override Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct) =>
        Task.FromResult(new PluginInfo(((Wire.PluginInfo)Answer).Version));

    public override Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken ct) => CheckAsync(request, ct);

    public override Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken ct) => DiffAsync(request, ct);

    public override Task<ConfigureResult> ConfigureAsync(ConfigureRequest request, CancellationToken ct) =>
        Reply(request, ((Wire.ConfigureResponse)Answer).FromWire());

    public override Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct) =>
        Reply(request, ((Wire.CheckResponse)Answer).FromWire());

    public override Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken ct) =>
        Reply(request, ((Wire.DiffResponse)Answer).FromWire());

    public override Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct) =>
        Reply(request, ((Wire.CreateResponse)Answer).FromWire());

    public override Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken ct) =>
        Reply(request, ((Wire.ReadResponse)Answer).FromWire());

    public override Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken ct) =>
        Reply(request, ((Wire.UpdateResponse)Answer).FromWire());

    public override Task DeleteAsync(DeleteRequest request, CancellationToken ct) => Reply(request, 0);

    private Task<T> Reply<T>(object request, T answer)
    {
        Asked = request;
        return Task.FromResult(answer);
    }
}
