using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Terminal;
using ContainerOS.Testing;
using ContainerOS.Testing.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Tests;

public sealed class WhoAmITests : IDisposable
{
    private readonly TestFolder home = new();
    private readonly StringWriter text = new();
    private readonly Dictionary<string, string> variables = new() { ["ALIBABA_CLOUD_ECS_METADATA_DISABLED"] = "true" };

    public WhoAmITests() => variables["HOME"] = home.FullName;

    public void Dispose()
    {
        home.Dispose();
        text.Dispose();
    }

    [Fact]
    public async Task KeysOfTheEnvironment_ShowsSourceMaskedKeyAndAccount()
    {
        await using var sts = new ScriptedServer(
            ScriptedReply.Ok("""{"AccountId":"1234","Arn":"acs:ram::1234:user/ann","IdentityType":"RAMUser","RequestId":"R"}""")
        );
        Give(sts);

        Assert.Equal(0, await AskAsync());

        var request = Assert.Single(sts.Requests);
        Assert.Equal(("GetCallerIdentity", "2015-04-01"), (request.Action, request.Headers["x-acs-version"]));
        Assert.All(
            [
                "the environment variable ALIBABA_CLOUD_ACCESS_KEY_ID",
                "LTAI...7890",
                "cn-hangzhou",
                "1234",
                "acs:ram::1234:user/ann (RAMUser)",
            ],
            part => Assert.Contains(part, text.ToString(), StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Report_NeverShowsASecret(bool isJson)
    {
        await using var sts = new ScriptedServer(
            ScriptedReply.Error(403, "Forbidden", "the key LTAI567890 with hiddenSecret and hiddenToken may not")
        );
        Give(sts);
        variables["ALIBABA_CLOUD_SECURITY_TOKEN"] = "hiddenToken";

        Assert.Equal(1, await AskAsync(isJson));

        Assert.DoesNotContain("hidden", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("temporary", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_HasTheSameFacts()
    {
        await using var sts = new ScriptedServer(ScriptedReply.Ok("""{"AccountId":"1234","Arn":"a","IdentityType":"Account"}"""));
        Give(sts);

        await AskAsync(isJson: true);

        var answer = JObject.Parse(text.ToString());
        Assert.Equal(
            ("LTAI...7890", "1234", false),
            ((string?)answer["accessKeyId"], (string?)answer["accountId"], (bool?)answer["temporary"])
        );
    }

    [Fact]
    public async Task NoCredentials_ListsTheTriedSources_AndFails()
    {
        Assert.Equal(1, await AskAsync());

        Assert.Contains(home.FullName, text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StsUnreachable_StillShowsTheSource()
    {
        variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "LTAI567890";
        variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "hiddenSecret";
        variables["CONTAINEROS_ENDPOINT"] = "http://127.0.0.1:1";

        Assert.Equal(1, await AskAsync());

        Assert.Contains("LTAI...7890", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:1 cannot be reached", text.ToString(), StringComparison.Ordinal);
    }

    private void Give(ScriptedServer sts)
    {
        variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "LTAI567890";
        variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "hiddenSecret";
        variables["ALIBABA_CLOUD_REGION_ID"] = "cn-hangzhou";
        variables["CONTAINEROS_ENDPOINT"] = sts.Address;
    }

    private Task<int> AskAsync(bool isJson = false) =>
        AuthCommand.WhoAmIAsync(
            variables.GetValueOrDefault,
            null,
            isJson,
            new ConsoleOutput(new SafeWriter(text, allowsStyle: false), SafeWriter.Nothing, false, AnsiStyle.None, null),
            TestContext.Current.CancellationToken
        );
}
