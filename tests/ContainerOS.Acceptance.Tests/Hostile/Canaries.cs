using System.Text;
using ContainerOS.Testing;

namespace ContainerOS.Acceptance.Tests.Hostile;

/// <summary>Secrets of every kind, each a word that occurs nowhere else, and a stack that has them all.</summary>
internal static class Canaries
{
    internal const string OfConfig = "canaryConfigQz7";
    internal const string OfScript = "canaryScriptXw4";
    internal const string OfFile = "canaryFileKp2";
    internal const string OfLabel = "canaryLabelVt9";
    internal const string OfPassphrase = "canaryPassphraseJm3";
    internal const string OfKey = "canaryKeyBd6";
    internal const string OfToken = "canaryTokenRf8";
    internal const string OfService = "canaryServiceLn1";

    /// <summary>A salt of <see cref="OfPassphrase"/>.</summary>
    private const string Salt = "v1:ydKhtG8D6HU=:v1:Cx4tPE9aaXiHlqW0:Tf1HpD8Esa3kZ+HAQLPQWhil/jwM9w==";
    private static readonly string[] All = [OfConfig, OfScript, OfFile, OfLabel, OfPassphrase, OfKey, OfToken, OfService];

    internal static string[] Config => ["--config", $"token={OfConfig}"];

    internal static async Task<Stage> StageAsync(double speed = TestEmulator.Instant)
    {
        var stage = await Stage.OfAsync("quickstart-yaml", speed);
        await stage.EditAsync("  desiredSize:\n", "  token:\n    type: string\n    secret: true\n  desiredSize:\n");
        await stage.EditAsync(
            "            - script: |\n                echo \"node tuned\"",
            $"            - script:\n                fn::secret: 'echo {OfScript} ${{token}}'\n"
                + $"            - file: {{path: /etc/app.key, content: {{fn::secret: {OfFile}}}}}"
        );
        await stage.EditAsync("        team: web", $"        team: {{fn::secret: {OfLabel}}}");
        await stage.EditAsync("outputs:\n", "outputs:\n  token: ${token}\n  bootstrap: ${web.bootstrap}\n  pool: ${web}\n");
        await stage.UsePassphraseAsync(OfPassphrase, Salt);
        stage.Environment["PULUMI_ACCESS_TOKEN"] = OfService;
        stage.Environment["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "LTAI5tCanary00000000";
        stage.Environment["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = OfKey;
        stage.Environment["ALIBABA_CLOUD_SECURITY_TOKEN"] = OfToken;
        return stage;
    }

    internal static void AssertNone(string text, string where)
    {
        var found = In(text).ToList();
        Assert.True(found.Count == 0, $"{string.Join(", ", found)} in {where}:\n{text}");
    }

    /// <summary>Those that a text has, plain or encoded.</summary>
    internal static IEnumerable<string> In(string text) =>
        All.Where(canary => Encodings(canary).Any(form => text.Contains(form, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The word plain, in hexadecimal, and in base64 at each of the three offsets that it can have there.</summary>
    private static IEnumerable<string> Encodings(string word)
    {
        yield return word;
        yield return Convert.ToHexString(Encoding.UTF8.GetBytes(word));
        for (var offset = 0; offset < 3; offset++)
        {
            var encoded = Convert.ToBase64String([.. new byte[offset], .. Encoding.UTF8.GetBytes(word)]);

            // The first and last letters depend on the neighbours.
            yield return encoded[(offset == 0 ? 0 : 4)..^4];
        }
    }
}
