using ContainerOS.Protocol.Hosting;
using ContainerOS.Protocol.Hosting.Plugins;
using ContainerOS.Protocol.Tests.TestPlugin;
using Grpc.Core;

namespace ContainerOS.Protocol.Tests;

/// <summary>
/// Messages that are nested as deeply as Go sends them, made byte by byte: libraries of other languages end before, as their calls in each
/// other fill the stack.
/// </summary>
public sealed class DeepMessageTests
{
    [Theory]
    [InlineData(4_900, "'x.a.a.a.a.a.a.a.a.a...': it is nested more than 200 deep")]
    [InlineData(6_000, "at most 15000 messages may be in each other")]
    public async Task Create_NestedUpToTheLimitOfGoAndBeyond_IsRefused_AndThePluginGoesOn(int levels, string reason)
    {
        using var log = new EngineLogClient(TimeProvider.System);
        await using var app = LoopbackServer.Build(new ProviderService(new TestProvider(log), log));
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var channel = LoopbackChannel.Open($"127.0.0.1:{LoopbackServer.Port(app)}");

        var fault = await Assert.ThrowsAsync<RpcException>(() => CreateAsync(levels));

        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
        Assert.Contains(reason, fault.Status.Detail, StringComparison.Ordinal);
        Assert.NotEmpty(await CreateAsync(100));

        async Task<byte[]> CreateAsync(int depth)
        {
            var bytes = Marshallers.Create(message => message, (byte[] payload) => payload);
            var create = new Method<byte[], byte[]>(MethodType.Unary, "pulumirpc.ResourceProvider", "Create", bytes, bytes);
            var options = new CallOptions(cancellationToken: TestContext.Current.CancellationToken);
            return await channel.CreateCallInvoker().AsyncUnaryCall(create, null, options, CreateRequest(depth));
        }
    }

    /// <summary>CreateRequest.properties (2) = {x: {a: {a: ... "end"}}}, from the inside out.</summary>
    private static byte[] CreateRequest(int levels)
    {
        var backwards = new List<byte>();
        Prepend(backwards, field: 3, "end"u8); // Value.string_value
        for (var level = 0; level < levels; level++)
        {
            Wrap("a"u8);
            PrependHeader(backwards, field: 5, backwards.Count); // Value.struct_value
        }

        Wrap("x"u8);
        PrependHeader(backwards, field: 2, backwards.Count);
        backwards.Reverse();
        return [.. backwards];

        // What there is becomes the value (2) of a field (1) with this key (1).
        void Wrap(ReadOnlySpan<byte> key)
        {
            PrependHeader(backwards, field: 2, backwards.Count);
            Prepend(backwards, field: 1, key);
            PrependHeader(backwards, field: 1, backwards.Count);
        }
    }

    private static void Prepend(List<byte> backwards, int field, ReadOnlySpan<byte> content)
    {
        for (var index = content.Length - 1; index >= 0; index--)
        {
            backwards.Add(content[index]);
        }

        PrependHeader(backwards, field, content.Length);
    }

    /// <summary>The header of a field with a length: its number and type (2), and the length in groups of seven bits.</summary>
    private static void PrependHeader(List<byte> backwards, int field, int length)
    {
        var groups = new List<byte>();
        for (var rest = length; rest > 0 || groups.Count == 0; rest >>= 7)
        {
            groups.Add((byte)((rest & 0x7F) | (rest > 0x7F ? 0x80 : 0)));
        }

        groups.Reverse();
        backwards.AddRange(groups);
        backwards.Add((byte)((field << 3) | 2));
    }
}
