using ContainerOS.Emulator.Sts;

namespace ContainerOS.Emulator.Tests;

/// <summary>Temporary keys are valid until they expire, and only in the account that issued them.</summary>
public sealed class TemporaryKeysTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryKeys keys = new(1);

    [Fact]
    public void Key_IsFound_UntilItExpires()
    {
        var key = keys.Issue(new RoleSession("role", "session", Start.AddMinutes(15)));

        Assert.Equal(key, keys.Find(key.Id, key.Token, Start.AddMinutes(15).AddSeconds(-1)));
        Assert.Equal(
            "InvalidSecurityToken.Expired",
            Assert.Throws<ApiException>(() => keys.Find(key.Id, key.Token, Start.AddMinutes(15))).Code
        );
    }

    [Fact]
    public void Key_OfAnotherAccount_IsRefused()
    {
        var key = new TemporaryKeys(2).Issue(new RoleSession("role", "session", Start.AddMinutes(15)));

        Assert.Equal("InvalidSecurityToken.Malformed", Assert.Throws<ApiException>(() => keys.Find(key.Id, key.Token, Start)).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("e30=.00")]
    [InlineData("a.b.c")]
    public void Token_ThatIsNotOne_IsRefused(string token) =>
        Assert.Equal("InvalidSecurityToken.Malformed", Assert.Throws<ApiException>(() => keys.Find("STS.x", token, Start)).Code);
}
