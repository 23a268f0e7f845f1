using System.Text;
using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Tests.Json;

public sealed class Utf8ReaderTests
{
    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("节点池 😀 ü")]
    public void Text_ReadInPieces_IsTheWhole(string text)
    {
        using var reader = new Utf8Reader(Encoding.UTF8.GetBytes(text));
        var (read, piece) = (new StringBuilder(), new char[3]);

        for (var count = reader.Read(piece, 1, 1); count > 0; count = reader.Read(piece, 1, 1))
        {
            read.Append(piece, 1, count);
        }

        Assert.Equal(text, read.ToString());
    }

    [Fact]
    public void ByteOrderMark_IsSkipped()
    {
        byte[] marked = [.. Encoding.UTF8.Preamble, .. "{}"u8];
        using var reader = new Utf8Reader(marked);

        Assert.Equal(("{}", "{}"), (reader.ReadToEnd(), Utf8Reader.ReadAll(marked)));
    }

    [Fact]
    public void Bytes_NotUtf8_ReadAsTheReplacementCharacter()
    {
        using var reader = new Utf8Reader([(byte)'"', 0xff, (byte)'"']);

        Assert.Equal("\"\ufffd\"", reader.ReadToEnd());
    }
}
