using System.Text;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Tests.Transport;

public sealed class PooledBufferTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(8192)]
    [InlineData(100_000)]
    public async Task Stream_OfAnyLength_IsAddedWhole(int length)
    {
        var sent = Enumerable.Range(0, length).Select(place => (byte)place).ToArray();
        using var stream = new MemoryStream(sent);
        using var bytes = new PooledBuffer();

        await bytes.AppendAsync(stream, Ct);

        Assert.Equal(sent, bytes.Written.ToArray());
    }

    [Fact]
    public void Texts_LongerThanTheRentedMemory_AreComplete()
    {
        var text = string.Concat(Enumerable.Repeat("节点池-", 2000));
        using var bytes = new PooledBuffer();

        bytes.Append("a").Append(text).Append("z");

        Assert.Equal($"a{text}z", Encoding.UTF8.GetString(bytes.Written));
    }
}
