using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Tests.Wire;

/// <summary>What came back.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Text">The body.</param>
internal sealed record EmulatorReply(int Status, string Text)
{
    public JToken Json => JToken.Parse(Text);

    /// <summary>The vendor's code of a refusal, in the casing of either service.</summary>
    public string? Code => (string?)(Json["code"] ?? Json["Code"]);

    /// <summary>Fails unless it is an answer or a refusal in the vendor's shape: never a fault of the emulator's own, and never a stack trace.</summary>
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
