using System.Text;
using ContainerOS.Emulator;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

/// <summary><c>--trace-http</c> shows each call on standard error, and no secret anywhere.</summary>
public sealed class TraceHttpTests
{
    private const string Mark = "correct-horse-battery-staple";
    private const string Passphrase = "a passphrase of the test";

    [Fact]
    public async Task Up_ShowsEachCallOnStandardError_AndTheResultsUnchanged()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");

        var result = await stage.RunProcessAsync("up", "--yes", "--json", "--trace-http");

        Assert.Equal("succeeded", (string)JObject.Parse(result.Output)["result"]!);
        var begins = result.Error.IndexOf(
            $"> POST {stage.Address}clusters/{DemoAccount.ClusterId}/nodepools (CreateClusterNodePool, attempt 1)\n",
            StringComparison.Ordinal
        );
        var create = result.Error[begins..];
        Assert.Matches(@"\n< 20\d in \d+ ms, request id [0-9A-F-]+\n", create);
        Assert.Contains("\"user_data\":\"[secret]\"", create, StringComparison.Ordinal);
        Assert.Contains("authorization: [secret]", create, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((await stage.ActionsAsync()).Order(), Traced(result).Order());
    }

    [Fact]
    public async Task EveryVerb_WithMarkedSecrets_ShowsNone()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");
        stage.Environment["PULUMI_CONFIG_PASSPHRASE"] = Passphrase;
        await stage.EditAsync(
            "            - script: |",
            $"            - script:\n                fn::secret: \"echo {Mark}\\n\"\n            - script: |"
        );

        var up = await stage.RunAsync("up", "--yes", "--json", "--trace-http");
        var pool = (string)JObject.Parse(up.Output)["outputs"]!["id"]!;
        ProcessResult[] all =
        [
            up,
            await stage.RunAsync("preview", "--trace-http"),
            await stage.RunAsync("refresh", "--trace-http"),
            await stage.RunAsync("validate", "--trace-http"),
            await Command.RunAsync(Keys(stage), "auth", "whoami", "--trace-http"),
        ];
        var decoded = await Command.RunAsync(Keys(stage), "userdata", "decode", pool, "--trace-http");
        all = [.. all, await stage.RunAsync("destroy", "--yes", "--trace-http")];

        Assert.All(all, result => Assert.NotEmpty(Traced(result)));
        Assert.All(all.SelectMany(result => new[] { result.Output, result.Error }).Append(decoded.Error), Clean);
        Assert.Contains(Mark, decoded.Output, StringComparison.Ordinal); // The command decodes it.
        Assert.Equal(["DescribeClusterNodePoolDetail"], Traced(decoded));
    }

    [Fact]
    public async Task WithoutTheOption_NoCallIsShown()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");

        Assert.Empty(Traced(await stage.RunAsync("preview")));
    }

    private static IEnumerable<string> Traced(ProcessResult result) =>
        result
            .Error.Split('\n')
            .Where(line => line.StartsWith("> ", StringComparison.Ordinal) && line.Contains(", attempt ", StringComparison.Ordinal))
            .Select(line => line[(line.LastIndexOf('(') + 1)..line.LastIndexOf(", attempt", StringComparison.Ordinal)]);

    /// <summary>
    /// The text has neither the secrets of the program and the account nor the base64 of the program's secret at any offset in a script.
    /// </summary>
    private static void Clean(string text) =>
        Assert.All(
            [Mark, Passphrase, DemoAccount.AccessKeySecret, .. Enumerable.Range(0, 3).Select(Encoded)],
            secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)
        );

    private static string Encoded(int before)
    {
        var text = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string(' ', before) + Mark));
        return text[4..^4];
    }

    private static Dictionary<string, string> Keys(Stage stage) =>
        new(stage.Environment)
        {
            ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = DemoAccount.AccessKeyId,
            ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = DemoAccount.AccessKeySecret,
            ["ALIBABA_CLOUD_REGION_ID"] = DemoAccount.Region,
        };
}
