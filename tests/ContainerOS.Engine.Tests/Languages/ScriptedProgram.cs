using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Wire;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace ContainerOS.Engine.Tests.Languages;

/// <summary>
/// A program in a language with an SDK: a process that the engine starts, whose calls of the resource monitor the test makes. It is a
/// binary of <c>runtime: dotnet</c>, which prints the address of its monitor and ends with the exit code that the test gives it.
/// </summary>
internal sealed class ScriptedProgram : IAsyncDisposable
{
    /// <summary>In place of an exit code: the program does not end.</summary>
    public const int NeverEnds = -1;

    private const string Marker = "the monitor is ";

    private const string Script = """
        #!/bin/sh
        cd "$(dirname "$0")" && rm -f exit && mkfifo exit
        printf '%s\n' "$PULUMI_CONFIG" "$PULUMI_CONFIG_SECRET_KEYS" "$PULUMI_DRY_RUN $PULUMI_STACK $PULUMI_PROJECT" > environment
        echo "the monitor is $PULUMI_MONITOR"
        read -r code < exit
        exit "$code"
        """;

    private readonly GrpcChannel channel;
    private readonly CallNames names = new();

    private ScriptedProgram(string address)
    {
        channel = GrpcChannel.ForAddress($"http://{address}");
        var calls = channel.Intercept(names);
        Monitor = new ResourceMonitor.ResourceMonitorClient(calls);
        Engine = new ContainerOS.Protocol.Wire.Engine.EngineClient(calls);
    }

    /// <summary>The names of the calls so far, such as <c>ResourceMonitor/RegisterResource</c>.</summary>
    public IReadOnlyList<string> Calls => [.. names.Made];

    public ResourceMonitor.ResourceMonitorClient Monitor { get; }

    public ContainerOS.Protocol.Wire.Engine.EngineClient Engine { get; }

    /// <summary>The URN of the stack.</summary>
    public string Stack { get; private set; } = string.Empty;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A client for the monitor at an address, for components.</summary>
    public static ScriptedProgram At(string address, string stack) => new(address) { Stack = stack };

    /// <summary>Runs the engine on a program that does what the test says, and ends with the exit code that the test returns.</summary>
    public static async Task<DeploymentResult> RunAsync(
        EngineFixture engine,
        Func<EngineFixture, Task<DeploymentResult>> verb,
        Func<ScriptedProgram, Task<int>> script
    )
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the program of these tests is a shell script");
        var file = Path.Combine(engine.Folder, "program");
        if (!File.Exists(file))
        {
            engine.File("program", Script);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        if (!File.Exists(Path.Combine(engine.Folder, "Pulumi.yaml")))
        {
            engine.File("Pulumi.yaml", "name: p\nruntime: {name: dotnet, options: {binary: program}}\n");
        }

        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        engine.OnEvent = happened =>
        {
            if (happened is EngineMessage { Text: var text } && text.StartsWith(Marker, StringComparison.Ordinal))
            {
                address.TrySetResult(text[Marker.Length..]);
            }
        };
        var run = verb(engine);
        await Task.WhenAny(run, address.Task);
        if (!run.IsCompleted)
        {
            await using var program = new ScriptedProgram(await address.Task);
            var code = await script(program);
            if (code != NeverEnds)
            {
                // Opened for both, because opening only for writing waits for ever when the program has been ended. Kept open until the run
                // ends, because the program may open it later.
                await using var exit = new FileStream(Path.Combine(engine.Folder, "exit"), FileMode.Open, FileAccess.ReadWrite);
                await exit.WriteAsync(Encoding.ASCII.GetBytes(code.ToString(CultureInfo.InvariantCulture) + "\n"), Ct);
                await exit.FlushAsync(Ct);
                return await run;
            }
        }

        return await run;
    }

    /// <summary>Registers the stack, as the SDK for .NET does first (<see cref="DotNetSdkCallsTests"/>).</summary>
    public async Task StartAsync()
    {
        foreach (var feature in new[] { "resourceReferences", "aliasSpecs" })
        {
            await Monitor.SupportsFeatureAsync(new SupportsFeatureRequest { Id = feature }, cancellationToken: Ct);
        }

        var request = new RegisterResourceRequest { Type = "pulumi:pulumi:Stack", Name = "p-dev" };
        Stack = (await Monitor.RegisterResourceAsync(request, cancellationToken: Ct)).Urn;
    }

    /// <summary>Registers a resource of the package <c>test</c>.</summary>
    public Task<RegisterResourceResponse> RegisterAsync(string name, Action<RegisterResourceRequest>? options = null) =>
        RegisterAsync("test:index:T", name, custom: true, options);

    /// <summary>Registers a component.</summary>
    public Task<RegisterResourceResponse> ComponentAsync(string type, string name, Action<RegisterResourceRequest>? options = null) =>
        RegisterAsync(type, name, custom: false, options);

    /// <summary>Registers the outputs of the stack, and says that the program is complete, as SDKs do last.</summary>
    public async Task<int> CompleteAsync(Struct? outputs = null)
    {
        var request = new RegisterResourceOutputsRequest { Urn = Stack, Outputs = outputs ?? new Struct() };
        await Monitor.RegisterResourceOutputsAsync(request, cancellationToken: Ct);
        await Monitor.SignalAndWaitForShutdownAsync(new Empty(), cancellationToken: Ct);
        return 0;
    }

    public ValueTask DisposeAsync()
    {
        channel.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<RegisterResourceResponse> RegisterAsync(
        string type,
        string name,
        bool custom,
        Action<RegisterResourceRequest>? options
    )
    {
        var request = new RegisterResourceRequest
        {
            Type = type,
            Name = name,
            Custom = custom,
            Parent = Stack,
            Object = new Struct(),
            AcceptSecrets = true,
            AcceptResources = true,
            SupportsPartialValues = true,
            SupportsResultReporting = true,
            AliasSpecs = true,
        };
        options?.Invoke(request);
        return await Monitor.RegisterResourceAsync(request, cancellationToken: Ct);
    }

    /// <summary>Keeps the names of calls.</summary>
    private sealed class CallNames : Interceptor
    {
        public ConcurrentQueue<string> Made { get; } = new();

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation
        )
        {
            Made.Enqueue($"{context.Method.ServiceName["pulumirpc.".Length..]}/{context.Method.Name}");
            return continuation(request, context);
        }
    }
}

/// <summary>Values on the wire.</summary>
internal static class Wired
{
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    private const string Signature = "4dabf18193072939515e22adb298388d";

    public static Struct Map(params (string Name, Value Value)[] fields)
    {
        var map = new Struct();
        foreach (var (name, value) in fields)
        {
            map.Fields[name] = value;
        }

        return map;
    }

    public static Value Text(string text) => Value.ForString(text);

    public static Value Secret(Value value) =>
        Value.ForStruct(Map((Signature, Text("1b47061264138c4ac30d75fd1eb44270")), ("value", value)));

    /// <summary>An output with its dependencies; null for one that is not known yet.</summary>
    public static Value Output(Value? value, params string[] urns)
    {
        var fields = Map(
            (Signature, Text("d0e6a833031e9bbcd3f4e8bde6ca49a4")),
            ("dependencies", Value.ForList([.. urns.Select(Value.ForString)]))
        );
        if (value is not null)
        {
            fields.Fields["value"] = value;
        }

        return Value.ForStruct(fields);
    }
}
