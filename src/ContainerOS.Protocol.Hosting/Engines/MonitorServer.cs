using System.Collections.Immutable;
using System.Globalization;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Codec;
using ContainerOS.Protocol.Monitor;
using ContainerOS.Protocol.Values;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;

namespace ContainerOS.Protocol.Hosting.Engines;

/// <summary>The services of the engine for programs and components: the resource monitor and the engine's own, at one address.</summary>
public sealed class MonitorServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private MonitorServer(WebApplication app)
    {
        this.app = app;
        Address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{LoopbackServer.Port(app)}");
    }

    /// <summary>The address of both services (<c>127.0.0.1:port</c>).</summary>
    public string Address { get; }

    /// <summary>Starts the services on a free port of the loopback interface.</summary>
    /// <param name="monitor">Answers the calls, several at once.</param>
    /// <param name="ct">Cancels the start.</param>
    public static async Task<MonitorServer> StartAsync(IResourceMonitor monitor, CancellationToken ct)
    {
        var app = LoopbackServer.Build(new MonitorService(monitor), new EngineService(monitor.Log));
        await app.StartAsync(ct);
        return new MonitorServer(app);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A program that keeps its connection open must not hold up the end of the run.
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }
}

/// <summary>The gRPC service of the resource monitor: translates each call and passes it on.</summary>
[BindServiceMethod(typeof(MonitorService), nameof(Bind))]
internal sealed class MonitorService(IResourceMonitor monitor) : Wire.ResourceMonitor.ResourceMonitorBase
{
    private static readonly ImmutableArray<(string Name, Wire.ResourceMonitorFeature Feature)> Features =
    [
        ("secrets", Wire.ResourceMonitorFeature.Secrets),
        ("resourceReferences", Wire.ResourceMonitorFeature.ResourceReferences),
        ("outputValues", Wire.ResourceMonitorFeature.OutputValues),
        ("aliasSpecs", Wire.ResourceMonitorFeature.AliasSpecs),
        ("replacementTrigger", Wire.ResourceMonitorFeature.ReplacementTrigger),
        ("deletedWith", Wire.ResourceMonitorFeature.DeletedWith),
        ("replaceWith", Wire.ResourceMonitorFeature.ReplaceWith),
        ("transforms", Wire.ResourceMonitorFeature.Transforms),
        ("invokeTransforms", Wire.ResourceMonitorFeature.InvokeTransforms),
        ("parameterization", Wire.ResourceMonitorFeature.Parameterization),
        ("resourceHooks", Wire.ResourceMonitorFeature.ResourceHooks),
        ("errorHooks", Wire.ResourceMonitorFeature.ErrorHooks),
    ];

    /// <summary>Binds the calls. The server finds it by the attribute of the class.</summary>
    /// <remarks>It looks for the calls in the type of the second parameter, which must be the generated one.</remarks>
    public static void Bind(ServiceBinderBase binder, Wire.ResourceMonitor.ResourceMonitorBase? service) =>
        Wire.ResourceMonitor.BindService(new DeepMessageBinder(binder), service);

    public override Task<Wire.DeploymentInfo> GetDeploymentInfo(Empty request, ServerCallContext context) =>
        Task.FromResult(
            new Wire.DeploymentInfo
            {
                Project = monitor.Info.Project,
                Stack = monitor.Info.Stack,
                Organization = monitor.Info.Organization,
                Config = { monitor.Info.Config.ToDictionary() },
                ConfigSecretKeys = { monitor.Info.ConfigSecretKeys },
                DryRun = monitor.Info.DryRun,
                Parallel = monitor.Info.Parallel,
                SupportedFeatures = { Features.Where(entry => monitor.Supports(entry.Name)).Select(entry => entry.Feature) },
            }
        );

    public override Task<Wire.SupportsFeatureResponse> SupportsFeature(Wire.SupportsFeatureRequest request, ServerCallContext context) =>
        Task.FromResult(new Wire.SupportsFeatureResponse { HasSupport = monitor.Supports(request.Id) });

    public override Task<Wire.ResourceInvokeResponse> Invoke(Wire.ResourceInvokeRequest request, ServerCallContext context) =>
        HandleAsync(async () =>
        {
            var result = await monitor.InvokeAsync(request.FromWire(), context.CancellationToken);
            return new Wire.ResourceInvokeResponse
            {
                Return = PropertyCodec.ToStruct(result.Return, new PropertyCodecOptions(KeepResources: request.AcceptResources)),
                Failures = { result.Failures.ToWire() },
            };
        });

    public override Task<Wire.CallResponse> Call(Wire.ResourceCallRequest request, ServerCallContext context) =>
        HandleAsync(async () =>
            (await monitor.CallAsync(request.FromWire(), context.CancellationToken)).ToWire(PropertyCodecOptions.Default)
        );

    public override Task<Wire.ReadResourceResponse> ReadResource(Wire.ReadResourceRequest request, ServerCallContext context) =>
        HandleAsync(async () =>
        {
            var read = await monitor.ReadAsync(request.FromWire(), context.CancellationToken);
            var accepted = new PropertyCodecOptions(request.AcceptSecrets, KeepOutputs: false, request.AcceptResources);
            return new Wire.ReadResourceResponse { Urn = read.Urn, Properties = PropertyCodec.ToStruct(read.Outputs, accepted) };
        });

    public override Task<Wire.RegisterResourceResponse> RegisterResource(Wire.RegisterResourceRequest request, ServerCallContext context) =>
        HandleAsync(async () =>
        {
            var usesOldAliases = !request.AliasSpecs && IsNode(context.RequestHeaders);
            var done = await monitor.RegisterAsync(request.FromWire(usesOldAliases), context.CancellationToken);
            return done.ToWire(request);
        });

    public override Task<Empty> RegisterResourceOutputs(Wire.RegisterResourceOutputsRequest request, ServerCallContext context) =>
        HandleAsync(async () =>
        {
            await monitor.RegisterOutputsAsync(request.Urn, PropertyCodec.FromStruct(request.Outputs), context.CancellationToken);
            return new Empty();
        });

    public override Task<Wire.RegisterPackageResponse> RegisterPackage(Wire.RegisterPackageRequest request, ServerCallContext context) =>
        HandleAsync(async () =>
        {
            var package = new PackageRegistration(
                request.Name,
                request.Version,
                request.Parameterization is not null || request.Extension is not null
            );
            return new Wire.RegisterPackageResponse { Ref = await monitor.RegisterPackageAsync(package, context.CancellationToken) };
        });

    public override Task<Empty> RegisterStackTransform(Wire.Callback request, ServerCallContext context) =>
        CallbackAsync("RegisterStackTransform", context);

    public override Task<Empty> RegisterStackInvokeTransform(Wire.Callback request, ServerCallContext context) =>
        CallbackAsync("RegisterStackInvokeTransform", context);

    public override Task<Empty> RegisterResourceHook(Wire.RegisterResourceHookRequest request, ServerCallContext context) =>
        CallbackAsync("RegisterResourceHook", context);

    public override Task<Empty> RegisterErrorHook(Wire.RegisterErrorHookRequest request, ServerCallContext context) =>
        CallbackAsync("RegisterErrorHook", context);

    public override Task<Empty> SignalAndWaitForShutdown(Empty request, ServerCallContext context) =>
        HandleAsync(async () =>
        {
            await monitor.SignalAsync(context.CancellationToken);
            return new Empty();
        });

    /// <summary>Whether a request comes from the Node SDK (pulumi/pulumi <c>source_eval.go</c>, <c>requestFromNodeJS</c>).</summary>
    private static bool IsNode(Metadata headers) =>
        headers.GetValue("pulumi-runtime") is { } runtime
            ? runtime == "nodejs"
            : headers.GetValue("user-agent")?.StartsWith("grpc-node-js/", StringComparison.Ordinal) == true;

    private Task<Empty> CallbackAsync(string kind, ServerCallContext context) =>
        HandleAsync(async () =>
        {
            await monitor.RegisterCallbackAsync(kind, context.CancellationToken);
            return new Empty();
        });

    private static async Task<T> HandleAsync<T>(Func<Task<T>> handler)
    {
        try
        {
            return await handler();
        }
        catch (Exception fault) when (fault is not RpcException)
        {
            throw RpcExceptionTranslation.ToRpc(fault, PropertyCodecOptions.Default);
        }
    }
}

/// <summary>Translates the calls of the monitor from and to the wire.</summary>
internal static class MonitorTranslation
{
    public static MonitorInvoke FromWire(this Wire.ResourceInvokeRequest wire) =>
        new(wire.Tok, PropertyCodec.FromStruct(wire.Args), wire.Provider, wire.Parent, new PackageSelection(wire.PackageRef, wire.Version));

    public static MonitorCall FromWire(this Wire.ResourceCallRequest wire) =>
        new(
            wire.Tok,
            PropertyCodec.FromStruct(wire.Args),
            wire.Provider,
            new PackageSelection(wire.PackageRef, wire.Version),
            wire.ArgDependencies.ReadDependencies(entry => entry.Urns)
        );

    public static ResourceRead FromWire(this Wire.ReadResourceRequest wire) =>
        new(
            wire.Type,
            wire.Name,
            PropertyCodec.FromValue(Value.ForString(wire.Id)),
            wire.Parent,
            PropertyCodec.FromStruct(wire.Properties),
            wire.Provider,
            new PackageSelection(wire.PackageRef, wire.Version)
        )
        {
            Dependencies = [.. wire.Dependencies],
            AdditionalSecretOutputs = [.. wire.AdditionalSecretOutputs],
            Position = wire.SourcePosition?.FromWire(),
        };

    /// <param name="wire">The request.</param>
    /// <param name="usesOldAliases">
    /// Whether a missing parent in an alias means "no parent", as in older Node SDKs (<c>transformAliasForNodeJSCompat</c>).
    /// </param>
    public static ResourceRegistration FromWire(this Wire.RegisterResourceRequest wire, bool usesOldAliases) =>
        new(
            wire.Type,
            wire.Name,
            wire.Custom ? RegistrationKind.Custom
                : wire.Remote ? RegistrationKind.RemoteComponent
                : RegistrationKind.Component,
            wire.Parent,
            PropertyCodec.FromStruct(wire.Object),
            wire.Provider,
            new PackageSelection(wire.PackageRef, wire.Version),
            Options(wire, usesOldAliases)
        )
        {
            ImportId = wire.ImportId,
            ReadsFailures = wire.SupportsResultReporting,
            Position = wire.SourcePosition?.FromWire(),
            OtherOptions = [.. OtherOptions(wire)],
        };

    public static Wire.RegisterResourceResponse ToWire(this RegisteredResource done, Wire.RegisterResourceRequest request)
    {
        var accepted = new PropertyCodecOptions(request.AcceptSecrets, KeepOutputs: false, request.AcceptResources);
        var outputs = request.SupportsPartialValues
            ? done.Outputs
            : PropertyMap.Of(done.Outputs.Where(entry => !entry.Value.ContainsUnknowns));
        var wire = new Wire.RegisterResourceResponse
        {
            Urn = done.Urn,
            Id = done.Id,
            Object = PropertyCodec.ToStruct(outputs, accepted),
            Result = done.Outcome switch
            {
                RegistrationOutcome.Failed => Wire.Result.Fail,
                RegistrationOutcome.Skipped => Wire.Result.Skip,
                _ => Wire.Result.Success,
            },
        };
        wire.PropertyDependencies.WriteDependencies(
            done.Dependencies,
            urns => new Wire.RegisterResourceResponse.Types.PropertyDependencies { Urns = { urns } }
        );
        return wire;
    }

    private static RegistrationOptions Options(Wire.RegisterResourceRequest wire, bool usesOldAliases) =>
        new()
        {
            Aliases =
            [
                .. wire.AliasURNs.Select(urn => new ResourceAlias { Urn = urn }),
                .. wire.Aliases.Select(alias => usesOldAliases ? Corrected(alias.FromWire()) : alias.FromWire()),
            ],
            Dependencies = [.. wire.Dependencies],
            PropertyDependencies = wire.PropertyDependencies.ReadDependencies(entry => entry.Urns),
            Providers = wire.Providers.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Protect = wire.HasProtect ? wire.Protect : null,
            AdditionalSecretOutputs = [.. wire.AdditionalSecretOutputs],
            Timeouts = wire.CustomTimeouts is { } limits
                ? new TimeoutTexts(limits.Create, limits.Update, limits.Delete, limits.Read)
                : null,
            DeletedWith = wire.DeletedWith,
            ReplaceWith = [.. wire.ReplaceWith],
            DeleteBeforeReplace = wire.DeleteBeforeReplaceDefined || wire.DeleteBeforeReplace ? wire.DeleteBeforeReplace : null,
            IgnoreChanges = [.. wire.IgnoreChanges],
            ReplaceOnChanges = [.. wire.ReplaceOnChanges],
            RetainOnDelete = wire.HasRetainOnDelete ? wire.RetainOnDelete : null,
            ReplacementTrigger = wire.ReplacementTrigger is { KindCase: not Value.KindOneofCase.NullValue } trigger
                ? PropertyCodec.FromValue(trigger)
                : null,
            HasHooks = wire.Hooks is { } hooks && hooks.CalculateSize() > 0,
        };

    private static ResourceAlias Corrected(ResourceAlias alias) =>
        alias.Urn is null && alias.Parent.Length == 0 ? alias with { NoParent = !alias.NoParent } : alias;

    private static IEnumerable<string> OtherOptions(Wire.RegisterResourceRequest wire)
    {
        var all = new (string Name, bool IsSet)[]
        {
            ("transforms", wire.Transforms.Count > 0),
            ("hideDiffs", wire.HideDiffs.Count > 0),
            ("envVarMappings", wire.EnvVarMappings.Count > 0),
            ("stateMigrations", wire.StateMigrations.Count > 0),
        };
        return all.Where(option => option.IsSet).Select(option => option.Name);
    }

    private static ProgramPosition? FromWire(this Wire.SourcePosition wire) =>
        Uri.TryCreate(wire.Uri, UriKind.Absolute, out var uri) && uri.IsFile
            ? new ProgramPosition(uri.LocalPath, Math.Max(1, wire.Line), Math.Max(1, wire.Column))
            : null;
}
