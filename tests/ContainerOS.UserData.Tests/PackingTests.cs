using System.IO.Compression;
using System.Text;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Testing;
using ContainerOS.UserData.Packing;
using ContainerOS.UserData.Tests.Random;

namespace ContainerOS.UserData.Tests;

/// <summary>Packed contents. CONTAINEROS_PACKINGS sets the number of random ones.</summary>
public sealed class PackingTests
{
    private static readonly string Large = string.Concat(Enumerable.Range(0, 800).Select(number => $"setting-{number}: \"value\"\n"));

    [Fact]
    public void Pack_AnyData_IsReadByTheFrameworksGzip()
    {
        var count = RunCount.Of("CONTAINEROS_PACKINGS", 600);
        for (var seed = 0; seed < count; seed++)
        {
            var random = new System.Random(seed);
            var data = new byte[random.Next(seed % 50 == 0 ? 100_000 : 600)];
            random.NextBytes(data);
            var data2 = data.Select(one => (byte)(one % (1 + random.Next(200)))).ToArray();

            Assert.Equal(data2, Unpacked(Gzip.Pack(data2)));
        }
    }

    [Fact]
    public void Compose_Packed_IsSmaller_AndDecodesToTheSameModel()
    {
        var plain = Compose(Large, ContentPacking.None);
        var packed = Compose(Large, ContentPacking.Gzip);

        Assert.True(packed.AfterJoinBytes * 2 < plain.AfterJoinBytes, $"{packed.AfterJoinBytes} of {plain.AfterJoinBytes}");
        Assert.Equal(UserDataDecoder.Decode(null, plain.AfterJoin), UserDataDecoder.Decode(null, packed.AfterJoin));
        Assert.Equal(
            Large,
            UserDataDecoder.Decode(null, packed.AfterJoin)[0].Steps!.Items[0].Content.File!.Value.Content.Content!.Value.Content
        );
    }

    [Fact]
    public void Compose_PackingThatDoesNotPay_LeavesTheContentReadable() =>
        Assert.Equal(Compose("short\n", ContentPacking.None).AfterJoin, Compose("short\n", ContentPacking.Gzip).AfterJoin);

    [Fact]
    public void Decode_PackedByAnotherCompressor_IsTheModelToo()
    {
        var lines = Compose(Large, ContentPacking.Gzip).AfterJoin!.Split('\n');
        lines[Array.FindIndex(lines, line => line.StartsWith("cos_file gzip", StringComparison.Ordinal)) + 1] = Convert.ToBase64String(
            PackedByTheFramework(Encoding.UTF8.GetBytes(Large))
        );

        Assert.Equal("t", Assert.Single(UserDataDecoder.Decode(null, string.Join('\n', lines))).Name!.Value.Content);
    }

    [Fact]
    public void Decode_PackedContentThatIsBroken_IsForeign()
    {
        var script = Compose(Large, ContentPacking.Gzip).AfterJoin!;
        var body = script.IndexOf("H4sI", StringComparison.Ordinal);

        Assert.Equal(
            "foreign",
            UserDataDecoder.Decode(null, script[..(body + 40)] + "AAAA" + script[(body + 44)..])[0].Name!.Value.Content
        );
    }

    [Fact]
    public void Decode_ContentThatUnpacksToFarTooMuch_IsForeign()
    {
        var bomb = Convert.ToBase64String(PackedByTheFramework(new byte[5 * 1024 * 1024]));
        var script = Compose("x\n", ContentPacking.None)
            .AfterJoin!.Replace("cos_file text /x <<'EOF'\nx\n", $"cos_file gzip /x <<'EOF'\n{bomb}\n", StringComparison.Ordinal);

        Assert.Contains("cos_file gzip", script, StringComparison.Ordinal);
        Assert.Equal("foreign", UserDataDecoder.Decode(null, script)[0].Name!.Value.Content);
    }

    [Fact]
    public void Decode_RandomModelsPacked_AreTheModel()
    {
        var count = RunCount.Of("CONTAINEROS_PACKINGS", 200);
        for (var seed = 0; seed < count; seed++)
        {
            var model = new RandomModel(seed).Containers();
            var composed = UserDataComposer.Compose(
                ValueList<BootstrapContainer>.Of(model.Select(item => (Value<BootstrapContainer>)item)),
                ContentPacking.Gzip
            );

            Assert.Equal(model, UserDataDecoder.Decode(composed.BeforeJoin, composed.AfterJoin));
        }
    }

    private static ComposedUserData Compose(string content, ContentPacking packing) =>
        UserDataComposer.Compose(
            ValueList<BootstrapContainer>.Of(
                new BootstrapContainer
                {
                    Name = "t",
                    Phase = BootstrapPhase.AfterJoin,
                    Steps = ValueList<BootstrapStep>.Of(
                        new BootstrapStep
                        {
                            File = new FileStep { Path = "/x", Content = content },
                        }
                    ),
                }
            ),
            packing
        );

    private static byte[] PackedByTheFramework(byte[] data)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(data);
        }

        return stream.ToArray();
    }

    private static byte[] Unpacked(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var data = new MemoryStream();
        gzip.CopyTo(data);
        return data.ToArray();
    }
}
