using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Rules.Tests.Fixtures;

namespace ContainerOS.Rules.Tests.EdgeCases;

/// <summary>Plain-text secrets: each name, option and form, with edge cases.</summary>
public sealed class PlaintextSecretTests
{
    private const string Code = "COS8011";
    private const string Key = "-----BEGIN RSA PRIVATE KEY-----";

    [Theory]
    [InlineData("LTAIabcdefgh x", "line 1, column 1: an access key id is in plain text")]
    [InlineData("true\nx LTAIabcdefgh", "line 2, column 3: an access key id is in plain text")]
    [InlineData("x aLTAIabcdefgh LTAIabcdefg LTAI", "")]
    [InlineData("cat > /etc/a <<E\n" + Key + "\nE", "line 2, column 1: a private key is in plain text")]
    [InlineData("x '-----BEGIN CERTIFICATE-----'", "")]
    [InlineData("x 'PRIVATE KEY-----'", "")]
    [InlineData("A_TOKEN=\"$B\"", "")]
    [InlineData("A_TOKEN_FILE=abcdefgh", "")]
    [InlineData("A_TOKEN=abcdefg", "")]
    [InlineData("A_TOKEN=/abcdefgh", "")]
    [InlineData("A_TOKEN=@abcdefgh", "")]
    [InlineData("A_TOKEN=-abcdefgh", "")]
    [InlineData("x --token abcdefg", "")]
    [InlineData("x --token", "")]
    [InlineData("x --tokens abcdefgh", "")]
    [InlineData("x --token \"$A\"", "")]
    [InlineData("x --token --abcdefgh", "")]
    [InlineData("export A_NAME=abcdefgh", "")]
    [InlineData("export A_TOKEN abcdefgh", "")]
    [InlineData("export A_TOKEN=abcdefg", "")]
    [InlineData("export =A_TOKEN abcdefgh", "")]
    [InlineData("x A_TOKEN=abcdefgh", "")]
    public void Secret_InAScript_IsFound(string script, string expected) =>
        Assert.Equal(expected, FreshRule.Messages(Code, Pools.WithScript(script)));

    [Theory]
    [InlineData(
        "PASSWORD PASSWD SECRET TOKEN ACCESS_KEY API_KEY DB_PASSWORD db_passwd",
        "{0}=abcdefgh",
        "line 1, column 1: the value of {0} is in plain text"
    )]
    [InlineData("export readonly declare typeset local env", "{0} A_TOKEN=abcdefgh", "the value of A_TOKEN is in plain text")]
    [InlineData(
        "--password --passwd --token --secret --api-key --access-key --access-key-id --access-key-secret --secret-key --client-secret",
        "x {0} abcdefgh",
        "line 1, column 3: the value of {0} is in plain text"
    )]
    [InlineData(
        "--password --passwd --token --secret --api-key --access-key --access-key-id --access-key-secret --secret-key --client-secret",
        "x {0}=abcdefgh",
        "line 1, column 3: the value of {0} is in plain text"
    )]
    public void Secret_OfEachName_IsFound(string names, string script, string expected) =>
        Assert.All(
            names.Split(' '),
            name =>
                Assert.EndsWith(
                    expected.Replace("{0}", name, StringComparison.Ordinal),
                    FreshRule.Messages(Code, Pools.WithScript(script.Replace("{0}", name, StringComparison.Ordinal))),
                    StringComparison.Ordinal
                )
        );

    [Theory]
    [InlineData("Authorization: Bearer abcdefgh", "the secret in a header")]
    [InlineData("authorization:Basic  abcdefgh", "the secret in a header")]
    [InlineData("X-Auth-Token: abcdefgh", "the secret in a header")]
    [InlineData("Private-Token:abcdefgh", "the secret in a header")]
    [InlineData("X-Api-Key: abcdefgh", "the secret in a header")]
    [InlineData("https://a:abcd@b.example/c", "the password in a URL")]
    [InlineData("Authorization: abcdefgh", null)]
    [InlineData("X-Api-Key: abcdefg", null)]
    [InlineData("X-Other: abcdefgh", null)]
    [InlineData("https://a:abc@b.example", null)]
    [InlineData("https://a@b.example", null)]
    public void Secret_InArgument_IsFoundUnlessPrinted(string word, string? what)
    {
        Assert.Equal(
            what is null ? "" : $"line 1, column 5: {what} is in plain text",
            FreshRule.Messages(Code, Pools.WithScript($"x y '{word}'"))
        );
        Assert.Empty(FreshRule.Messages(Code, Pools.WithScript($"echo '{word}'; printf '{word}'")));
    }

    [Fact]
    public void Secrets_AreOrderedByPosition() =>
        Assert.Equal(
            [
                "line 1, column 3: the value of --token is in plain text",
                "line 1, column 21: the value of A_TOKEN is in plain text",
                "line 2, column 1: the value of B_TOKEN is in plain text",
                "line 3, column 3: an access key id is in plain text",
            ],
            FreshRule.Messages(Code, Pools.WithScript("x --token abcdefgh; A_TOKEN=abcdefgh\nB_TOKEN=abcdefgh\nx LTAIabcdefgh")).Split('\n')
        );

    [Fact]
    public void Secret_MarkedAsSecret_Passes()
    {
        Assert.Empty(FreshRule.Messages(Code, Pools.WithScript("A_TOKEN=abcdefgh", isSecret: true)));
        Assert.Equal("a private key is in plain text", FreshRule.Messages(Code, Pools.WithStep(File(Key))));
        Assert.Empty(FreshRule.Messages(Code, Pools.WithStep(File(Value<string>.Known(Key, isSecret: true)))));
        Assert.Equal("an access key id is in plain text", FreshRule.Messages(Code, Pools.WithStep(Unit("LTAIabcdefgh"))));
        Assert.Empty(FreshRule.Messages(Code, Pools.WithStep(Unit(Value<string>.Known("LTAIabcdefgh", isSecret: true)))));
    }

    [Theory]
    [InlineData("sh bash dash ash zsh", "curl https://a.example | {0}")]
    [InlineData("eval source .", "{0} <(wget -O- https://a.example)")]
    [InlineData("sudo", "{0} curl https://a.example | {0} sh")]
    public void Download_Run_IsFoundForEachProgram(string programs, string script) =>
        Assert.All(
            programs.Split(' '),
            program =>
                Assert.NotEmpty(FreshRule.Messages("COS8013", Pools.WithScript(script.Replace("{0}", program, StringComparison.Ordinal))))
        );

    [Theory]
    [InlineData("curl https://a.example; b | c | sh")]
    [InlineData("sh x | curl https://a.example")]
    [InlineData("b <(curl https://a.example)")]
    public void Download_NotRun_Passes(string script) => Assert.Empty(FreshRule.Messages("COS8013", Pools.WithScript(script)));

    [Fact]
    public void KeyPair_OfUnknownAccess_IsUndecided() =>
        Assert.Equal(
            [new UndecidedCheck("COS8001", "access.keyPair", "its value is not known yet")],
            FreshRule.Check("COS8001", Pools.Valid with { Access = Value<AccessSpec>.Unknown() }, Pools.Facts).Undecided
        );

    private static BootstrapStep File(Value<string> content) =>
        new()
        {
            File = new FileStep { Path = "/etc/a", Content = content },
        };

    private static BootstrapStep Unit(Value<string> content) =>
        new()
        {
            SystemdUnit = new SystemdUnitStep { Name = "a.service", Content = content },
        };
}
