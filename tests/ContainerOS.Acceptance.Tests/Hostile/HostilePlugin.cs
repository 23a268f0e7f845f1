using System.Net;
using ContainerOS.Protocol.Wire;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContainerOS.Acceptance.Tests.Hostile;

/// <summary>
/// A plugin process that answers correctly but for what the file of its mode says at that moment: <c>Rpc behavior</c>, such as
/// <c>Create dies</c>.
/// </summary>
internal static class HostilePlugin
{
    internal const string Flag = "--hostile-plugin";

    /// <summary>The variable with the path of the file of the mode.</summary>
    internal const string ModeVariable = "HOSTILE_PLUGIN_MODE";

    internal static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc(options => (options.MaxSendMessageSize, options.MaxReceiveMessageSize) = (null, null));
        builder.Services.AddSingleton(new HostileService(Environment.GetEnvironmentVariable(ModeVariable)!));
        await using var app = builder.Build();
        app.MapGrpcService<HostileService>();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Console.WriteLine(new Uri(address).Port);
        await app.WaitForShutdownAsync();
        return 0;
    }
}

/// <summary>The calls of the plugin.</summary>
internal sealed class HostileService(string modeFile) : ResourceProvider.ResourceProviderBase
{
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string SecretMark = "1b47061264138c4ac30d75fd1eb44270";
    private const string AssetMark = "c44067f5952c0a294b673a41bacd8c17";
    private const string UnknownMark = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>A text that tries everything that <see cref="HostileText"/> lists.</summary>
    private static readonly string Noise = string.Join(' ', HostileText.Values);

    public override Task<ProviderHandshakeResponse> Handshake(ProviderHandshakeRequest request, ServerCallContext context) =>
        AnswerAsync("Handshake", () => new ProviderHandshakeResponse { AcceptSecrets = true, AcceptResources = true });

    public override Task<Empty> Attach(PluginAttach request, ServerCallContext context) => AnswerAsync("Attach", () => new Empty());

    public override Task<PluginInfo> GetPluginInfo(Empty request, ServerCallContext context) =>
        AnswerAsync("GetPluginInfo", () => new PluginInfo { Version = "1.0.0" });

    public override Task<CheckResponse> CheckConfig(CheckRequest request, ServerCallContext context) =>
        AnswerAsync("CheckConfig", () => new CheckResponse { Inputs = request.News }, Distort);

    public override Task<DiffResponse> DiffConfig(DiffRequest request, ServerCallContext context) =>
        AnswerAsync("DiffConfig", () => new DiffResponse { Changes = DiffResponse.Types.DiffChanges.DiffNone }, Distort);

    public override Task<ConfigureResponse> Configure(ConfigureRequest request, ServerCallContext context) =>
        AnswerAsync("Configure", () => new ConfigureResponse { AcceptSecrets = true, SupportsPreview = true });

    public override Task<CheckResponse> Check(CheckRequest request, ServerCallContext context) =>
        AnswerAsync("Check", () => new CheckResponse { Inputs = request.News }, Distort);

    public override Task<DiffResponse> Diff(DiffRequest request, ServerCallContext context) =>
        AnswerAsync(
            "Diff",
            () =>
                new DiffResponse
                {
                    Changes = request.OldInputs.Equals(request.News)
                        ? DiffResponse.Types.DiffChanges.DiffNone
                        : DiffResponse.Types.DiffChanges.DiffSome,
                },
            Distort
        );

    public override Task<CreateResponse> Create(CreateRequest request, ServerCallContext context) =>
        AnswerAsync(
            request.Preview ? "PreviewCreate" : "Create",
            () => new CreateResponse { Id = "thing-" + request.Name, Properties = Revealed(request.Properties) },
            Distort
        );

    public override Task<ReadResponse> Read(ReadRequest request, ServerCallContext context) =>
        AnswerAsync(
            "Read",
            () =>
                new ReadResponse
                {
                    Id = request.Id,
                    Properties = request.Properties,
                    Inputs = request.Inputs,
                },
            Distort
        );

    public override Task<UpdateResponse> Update(UpdateRequest request, ServerCallContext context) =>
        AnswerAsync(
            request.Preview ? "PreviewUpdate" : "Update",
            () => new UpdateResponse { Properties = Revealed(request.News) },
            Distort
        );

    public override Task<Empty> Delete(DeleteRequest request, ServerCallContext context) => AnswerAsync("Delete", () => new Empty());

    public override Task<Empty> Cancel(Empty request, ServerCallContext context) => AnswerAsync("Cancel", () => new Empty());

    /// <summary>What can be wrong with any answer, and then what can be wrong with this one.</summary>
    private async Task<T> AnswerAsync<T>(string rpc, Func<T> answer, Func<T, string, T>? distort = null)
        where T : IMessage<T>, new()
    {
        var mode = (await File.ReadAllTextAsync(modeFile)).TrimEnd();
        if (!mode.StartsWith(rpc + " ", StringComparison.Ordinal))
        {
            return answer();
        }

        var behavior = mode[(rpc.Length + 1)..];
        switch (behavior)
        {
            case "dies":
                await Console.Error.WriteLineAsync(Noise);
                Environment.Exit(9);
                break;
            case "is not implemented":
                throw new RpcException(new Status(StatusCode.Unimplemented, "no"));
            case "fails":
                throw new RpcException(new Status(StatusCode.Internal, Noise));
            case "fails at length":
                throw new RpcException(new Status(StatusCode.Internal, new string('x', 1_000_000)));
            case "fails without a text":
                throw new RpcException(new Status((StatusCode)99, string.Empty));
            case "fails with false details":
                throw new RpcException(
                    new Status(StatusCode.Unknown, "false details"),
                    new Metadata { { "grpc-status-details-bin", [0xff, 0x00, 0x12, 0x7f] } }
                );
            case "is empty":
                return new T();
            default:
                return distort is null ? throw new InvalidOperationException(mode) : distort(answer(), behavior);
        }

        return answer();
    }

    private static CheckResponse Distort(CheckResponse answer, string behavior)
    {
        switch (behavior)
        {
            case "finds a failure":
                answer.Failures.Add(new CheckFailure { Property = Noise, Reason = Noise });
                break;
            case "finds 3000 failures":
                answer.Failures.Add(Enumerable.Range(0, 3000).Select(n => new CheckFailure { Property = $"p{n}", Reason = $"bad {n}" }));
                break;
            case "finds a failure without a text":
                answer.Failures.Add(new CheckFailure());
                break;
            case "leaves the inputs out":
                answer.Inputs = null;
                break;
            default:
                answer.Inputs = Bad(answer.Inputs, behavior);
                break;
        }

        return answer;
    }

    private static DiffResponse Distort(DiffResponse answer, string behavior)
    {
        answer.Changes = DiffResponse.Types.DiffChanges.DiffSome;
        switch (behavior)
        {
            case "names properties that do not exist":
                answer.Replaces.Add(["no such property", string.Empty, "a[[[", "a[99999999999999999999]", Noise]);
                answer.Diffs.Add(answer.Replaces);
                answer.HasDetailedDiff = true;
                foreach (var path in answer.Replaces)
                {
                    answer.DetailedDiff[path] = new PropertyDiff { Kind = (PropertyDiff.Types.Kind)77 };
                }
                break;
            case "has an unknown result":
                answer.Changes = (DiffResponse.Types.DiffChanges)99;
                break;
            default:
                throw new InvalidOperationException(behavior);
        }

        return answer;
    }

    private static CreateResponse Distort(CreateResponse answer, string behavior)
    {
        switch (behavior)
        {
            case "returns no id":
                answer.Id = string.Empty;
                break;
            case "returns a hostile id":
                answer.Id = Noise;
                break;
            case "returns a long id":
                answer.Id = new string('i', 200_000);
                break;
            case "returns the id of another":
                answer.Id = "thing-first";
                break;
            case "returns the unknown id":
                answer.Id = UnknownMark;
                break;
            default:
                answer.Properties = Bad(answer.Properties, behavior);
                break;
        }

        return answer;
    }

    private static ReadResponse Distort(ReadResponse answer, string behavior)
    {
        switch (behavior)
        {
            case "returns the id of another":
                answer.Id = "thing-another";
                break;
            case "returns a hostile id":
                answer.Id = Noise;
                break;
            case "returns hostile inputs":
                answer.Inputs = Bad(answer.Inputs, "returns hostile names");
                break;
            default:
                answer.Properties = Bad(answer.Properties, behavior);
                break;
        }

        return answer;
    }

    private static UpdateResponse Distort(UpdateResponse answer, string behavior)
    {
        answer.Properties = Bad(answer.Properties, behavior);
        return answer;
    }

    /// <summary>The properties with one that the protocol does not allow, or that tries something.</summary>
    private static Struct Bad(Struct? properties, string behavior)
    {
        var bad = properties?.Clone() ?? new Struct();
        switch (behavior)
        {
            case "returns hostile names":
                bad.Fields[Noise] = Value.ForString(Noise);
                break;
            case "returns an unknown signature":
                bad.Fields["x"] = Signed("00000000000000000000000000000000");
                break;
            case "returns a secret without a value":
                bad.Fields["x"] = Signed(SecretMark);
                break;
            case "returns an asset without content":
                bad.Fields["x"] = Signed(AssetMark);
                break;
            case "returns an unknown value":
                bad.Fields["x"] = Value.ForString(UnknownMark);
                break;
            case "returns a number that is none":
                bad.Fields["x"] = Value.ForNumber(double.NaN);
                break;
            case "returns a value without a kind":
                bad.Fields["x"] = new Value();
                break;
            case "returns depth":
                var deep = Value.ForString("end");
                for (var level = 0; level < 250; level++)
                {
                    deep = Value.ForList(deep);
                }

                bad.Fields["x"] = deep;
                break;
            case "returns 6 MB":
                bad.Fields["x"] = Value.ForString(new string('x', 6_000_000));
                break;
            case "returns more than a message may have":
                bad.Fields["x"] = Value.ForString(new string('x', 450_000_000));
                break;
            case "returns half a pair":
                bad.Fields["__proto__"] = Value.ForString("\u0000\ufffe\uffff");
                break;
            default:
                throw new InvalidOperationException(behavior);
        }

        return bad;
    }

    /// <summary>The properties without the marks of secrets, as a plugin returns them that forgets what was secret.</summary>
    private static Struct Revealed(Struct properties)
    {
        var plain = new Struct();
        foreach (var (name, value) in properties.Fields)
        {
            plain.Fields[name] =
                value.KindCase is Value.KindOneofCase.StructValue
                && value.StructValue.Fields.TryGetValue(Signature, out var mark)
                && mark.StringValue == SecretMark
                    ? value.StructValue.Fields["value"]
                    : value;
        }

        return plain;
    }

    private static Value Signed(string mark) => Value.ForStruct(new Struct { Fields = { [Signature] = Value.ForString(mark) } });
}
