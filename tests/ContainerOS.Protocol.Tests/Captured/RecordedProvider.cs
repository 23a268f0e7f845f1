using ContainerOS.Protocol.Calls;
using Google.Protobuf;

namespace ContainerOS.Protocol.Tests.Captured;

/// <summary>Returns the recorded response and keeps the request.</summary>
internal sealed class RecordedProvider : ResourceProviderBase
{
    public required IMessage Response { get; set; }

    public object? Request { get; private set; }

    public override Task<HandshakeResponse> HandshakeAsync(HandshakeRequest request, CancellationToken ct) =>
        Reply(request, ((Wire.ProviderHandshakeResponse)Response).FromWire());

    public override Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct) =>
        Task.FromResult(new PluginInfo(((Wire.PluginInfo)Response).Version));

    public override Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken ct) => CheckAsync(request, ct);

    public override Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken ct) => DiffAsync(request, ct);

    public override Task<ConfigureResult> ConfigureAsync(ConfigureRequest request, CancellationToken ct) =>
        Reply(request, ((Wire.ConfigureResponse)Response).FromWire());

    public override Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct) =>
        Reply(request, ((Wire.CheckResponse)Response).FromWire());

    public override Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken ct) =>
        Reply(request, ((Wire.DiffResponse)Response).FromWire());

    public override Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct) =>
        Reply(request, ((Wire.CreateResponse)Response).FromWire());

    public override Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken ct) =>
        Reply(request, ((Wire.ReadResponse)Response).FromWire());

    public override Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken ct) =>
        Reply(request, ((Wire.UpdateResponse)Response).FromWire());

    public override Task DeleteAsync(DeleteRequest request, CancellationToken ct) => Reply(request, 0);

    private Task<T> Reply<T>(object request, T response)
    {
        Request = request;
        return Task.FromResult(response);
    }
}
