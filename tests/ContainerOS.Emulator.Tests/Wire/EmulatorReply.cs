using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Tests.Wire;

/// <summary>A reply of the emulator.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Text">The body.</param>
internal sealed record EmulatorReply(int Status, string Text)
{
    /// <summary>The headers by name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public JToken Json => JToken.Parse(Text);

    /// <summary>The vendor's error code, in the casing of either service.</summary>
    public string? Code => (string?)(Json["code"] ?? Json["Code"]);

    /// <summary>
    /// Fails unless the reply is a success or an error in the vendor's format, without an internal error or a stack trace.
    /// </summary>
    public void AssertNoServerError(string about)
    {
        Assert.True(Status is >= 200 and < 500, $"{about}: HTTP {Status} {Text}");
        Assert.DoesNotContain("   at ", Text, StringComparison.Ordinal);
        if (Status >= 400)
        {
            Assert.False(string.IsNullOrEmpty(Code), $"{about}: {Text}");
            Assert.False(string.IsNullOrEmpty((string?)(Json["message"] ?? Json["Message"])), $"{about}: {Text}");
            Assert.False(string.IsNullOrEmpty((string?)(Json["requestId"] ?? Json["RequestId"])), $"{about}: {Text}");
        }
    }
}
