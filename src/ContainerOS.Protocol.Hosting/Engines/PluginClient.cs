using System.Runtime.CompilerServices;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Codec;
using ContainerOS.Protocol.Faults;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace ContainerOS.Protocol.Hosting.Engines;

/// <summary>Calls a plugin over gRPC. Values are encoded as the plugin accepts them.</summary>
/// <param name="invoker">Sends the calls.</param>
/// <param name="waitsForServer">Whether the handshake waits until the plugin listens, because it is starting.</param>
internal sealed class PluginClient(CallInvoker invoker, bool waitsForServer = true) : IResourceProvider
{
    private readonly Wire.ResourceProvider.ResourceProviderClient wire = new(invoker);

    /// <summary>
    /// What the plugin accepts. A plugin without Handshake says it in the response of Configure; until then it gets secrets and references,
    /// as from Pulumi's engine.
    /// </summary>
    private volatile PropertyCodecOptions accepted = PropertyCodecOptions.Default;
    private bool hasHandshake;
    private bool acceptsOutputs;

    public Task<HandshakeResponse> HandshakeAsync(HandshakeRequest request, CancellationToken ct) =>
        CallAsync(async () =>
        {
            var response = (
                await wire.HandshakeAsync(request.ToWire(), new CallOptions(cancellationToken: ct).WithWaitForReady(waitsForServer))
            ).FromWire();
            hasHandshake = true;
            accepted = new PropertyCodecOptions(response.AcceptSecrets, KeepOutputs: false, response.AcceptResources);
            acceptsOutputs = response.AcceptOutputs;
            return response;
        });

    /// <summary>Sends the address of the engine to a plugin that it did not start.</summary>
    public Task AttachAsync(string engineAddress, CancellationToken ct) =>
        CallAsync(async () => await wire.AttachAsync(new Wire.PluginAttach { Address = engineAddress }, cancellationToken: ct));

    public Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct) =>
        CallAsync(async () => new PluginInfo((await wire.GetPluginInfoAsync(new Empty(), cancellationToken: ct)).Version));

    public Task<string> GetSchemaAsync(SchemaRequest request, CancellationToken ct) =>
        CallAsync(async () => (await wire.GetSchemaAsync(request.ToWire(), cancellationToken: ct)).Schema);

    public Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken ct) =>
        CallAsync(async () => (await wire.CheckConfigAsync(request.ToWire(accepted), cancellationToken: ct)).FromWire());

    public Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken ct) =>
        CallAsync(async () => (await wire.DiffConfigAsync(request.ToWire(accepted), cancellationToken: ct)).FromWire());

    public Task<ConfigureResult> ConfigureAsync(ConfigureRequest request, CancellationToken ct) =>
        CallAsync(async () =>
        {
            var result = (await wire.ConfigureAsync(request.ToWire(accepted), cancellationToken: ct)).FromWire();
            if (!hasHandshake)
            {
                accepted = new PropertyCodecOptions(result.AcceptSecrets, KeepOutputs: false, result.AcceptResources);
                acceptsOutputs = result.AcceptOutputs;
            }
            return result;
        });

    public Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken ct) =>
        CallAsync(async () => (await wire.InvokeAsync(request.ToWire(accepted), cancellationToken: ct)).FromWire());

    public Task<CallResult> CallAsync(CallRequest request, CancellationToken ct) =>
        CallAsync(async () =>
            (await wire.CallAsync(request.ToWire(accepted with { KeepOutputs = acceptsOutputs }), cancellationToken: ct)).FromWire()
        );

    public Task<ConstructResult> ConstructAsync(ConstructRequest request, CancellationToken ct) =>
        CallAsync(async () =>
            (await wire.ConstructAsync(request.ToWire(accepted with { KeepOutputs = acceptsOutputs }), cancellationToken: ct)).FromWire()
        );

    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct) =>
        CallAsync(async () => (await wire.CheckAsync(request.ToWire(accepted), cancellationToken: ct)).FromWire());

    public Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken ct) =>
        CallAsync(async () => (await wire.DiffAsync(request.ToWire(accepted), cancellationToken: ct)).FromWire());

    /// <remarks>The resource exists, also when its properties cannot be read: its id must not be lost.</remarks>
    public Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct) =>
        CallAsync(async () =>
        {
            var response = await wire.CreateAsync(request.ToWire(accepted), cancellationToken: ct);
            try
            {
                return response.FromWire();
            }
            catch (MalformedPropertyException fault) when (response.Id.Length > 0 && !request.Preview)
            {
                throw new InitFailedException(response.Id, request.Properties, inputs: null, [Unreadable("Create", fault)], fault);
            }
        });

    public Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken ct) =>
        CallAsync(async () => (await wire.ReadAsync(request.ToWire(accepted), cancellationToken: ct)).FromWire());

    public Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken ct) =>
        CallAsync(async () => (await wire.UpdateAsync(request.ToWire(accepted), cancellationToken: ct)).FromWire());

    public Task DeleteAsync(DeleteRequest request, CancellationToken ct) =>
        CallAsync(async () => await wire.DeleteAsync(request.ToWire(accepted), cancellationToken: ct));

    public async IAsyncEnumerable<ListItem> ListAsync(ListRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        using var call = wire.List(request.ToWire(accepted), cancellationToken: ct);
        while (await CallAsync(() => call.ResponseStream.MoveNext(ct)))
        {
            if (call.ResponseStream.Current.FromWire() is { } item)
            {
                yield return item;
            }
        }
    }

    public Task CancelAsync(CancellationToken ct) => CallAsync(async () => await wire.CancelAsync(new Empty(), cancellationToken: ct));

    private static async Task<T> CallAsync<T>(Func<Task<T>> call, [CallerMemberName] string method = "")
    {
        try
        {
            return await call();
        }
        catch (RpcException fault)
        {
            throw RpcExceptionTranslation.FromRpc(fault);
        }
        catch (MalformedPropertyException fault)
        {
            throw new RpcFaultException(StatusCode.Internal, Unreadable(method[..^"Async".Length], fault), fault);
        }
    }

    private static string Unreadable(string call, MalformedPropertyException fault) =>
        $"the plugin's answer to {call} cannot be read: {fault.Message}";
}

/// <summary>
/// Reports a broken connection as the exit of the plugin process when the process has exited. The process of a plugin that was attached to
/// is not known, so there a broken connection is all that shows it.
/// </summary>
internal sealed class ProcessExitInterceptor(ChildProcess? child, string name) : Interceptor
{
    /// <summary>The time limit for the exit of a process whose connection broke.</summary>
    private static readonly TimeSpan ExitTimeout = TimeSpan.FromSeconds(2);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation
    )
    {
        var call = continuation(request, context);
        return new AsyncUnaryCall<TResponse>(
            TranslateAsync(call.ResponseAsync),
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose
        );
    }

    /// <summary>
    /// What is wrong with a message that arrived, or null when the connection broke. gRPC reports both as unavailable. The type for headers
    /// that are too long is internal to .NET.
    /// </summary>
    private static string? InvalidMessage(RpcException fault)
    {
        for (var cause = fault.Status.DebugException; cause is not null; cause = cause.InnerException)
        {
            if (cause is InvalidProtocolBufferException || cause.GetType().Name == "HPackDecodingException")
            {
                return cause.Message;
            }
        }

        return null;
    }

    private async Task<T> TranslateAsync<T>(Task<T> response)
    {
        try
        {
            return await response;
        }
        catch (RpcException fault)
            when (fault.StatusCode is StatusCode.Unavailable || (fault.StatusCode is StatusCode.Internal && child is not null))
        {
            if (InvalidMessage(fault) is { } problem)
            {
                throw new RpcException(new Status(StatusCode.Internal, $"the plugin sent a message that cannot be read: {problem}", fault));
            }

            if (child is null)
            {
                throw new PluginExitedException(name, fault.Status.Detail, fault);
            }

            await child.WaitForExitAsync(ExitTimeout);
            if (!child.Exited.IsCompleted)
            {
                throw;
            }

            throw new PluginExitedException(name, child.ExitCode, child.Errors.Lines, fault);
        }
    }
}
