using ContainerOS.Emulator;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

/// <summary><c>userdata</c> on a program with every kind of step, and on the pool it made.</summary>
public sealed class UserDataTests
{
    [Fact]
    public async Task LivePool_DecodesToTheProgram_AndItsPreviewIsEmpty()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");

        var up = await stage.RunAsync("up", "--yes", "--json");
        var id = (string)JObject.Parse(up.Output)["outputs"]!["id"]!;
        var live = await Command.RunAsync(Keys(stage), "userdata", "decode", id, "--json");
        var preview = await stage.RunAsync("preview", "--json");
        var rendered = await Command.RunAsync(stage.Environment, "userdata", "render", stage.Folder, "--json");

        Assert.Equal(["early", "late"], JObject.Parse(live.Output)["bootstrap"]!.Select(container => (string)container["name"]!));
        Assert.False((bool)JObject.Parse(live.Output)["foreign"]!);
        Assert.Empty(JObject.Parse(preview.Output)["steps"]!);
        Assert.Equal(await DecodedAsync(stage, rendered), JObject.Parse(live.Output)["bootstrap"]!, JToken.EqualityComparer);
    }

    [Fact]
    public async Task Render_OfAPhase_IsTheScriptAlone()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");

        var result = await Command.RunAsync(
            stage.Environment,
            "userdata",
            "render",
            stage.Folder,
            "--pool",
            "web",
            "--phase",
            "beforeJoin"
        );

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("#!/bin/bash\n", result.Output, StringComparison.Ordinal);
        Assert.StartsWith("# web, beforeJoin: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_OfASecret_ShowsItOnlyWhenAsked()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");
        await stage.EditAsync(
            "            - script: |",
            "            - script:\n                fn::secret: \"echo hunter2\\n\"\n            - script: |"
        );

        string[] verb = ["userdata", "render", stage.Folder, "--phase", "afterJoin"];
        var hidden = await Command.RunAsync(stage.Environment, verb);
        var json = await Command.RunAsync(stage.Environment, [.. verb, "--json"]);
        var shown = await Command.RunAsync(stage.Environment, [.. verb, "--show-secrets"]);

        Assert.DoesNotContain("hunter2", hidden.Output + hidden.Error + json.Output, StringComparison.Ordinal);
        Assert.Contains("hunter2", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PackFiles_AppliesToRenderExplainAndTheLivePool()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");
        await stage.EditAsync(
            "  containeros:region:",
            "  containeros:packFiles:\n    value: true\n  containeros:userDataMargin:\n    value: 4096\n  containeros:region:"
        );
        await stage.EditAsync(
            "server = \"https://mirror.example.com\"\n",
            string.Concat(Enumerable.Repeat("server = \"https://mirror.example.com\"\n                  ", 100)).TrimEnd(' ')
        );

        var up = await stage.RunAsync("up", "--yes", "--json");
        var id = (string)JObject.Parse(up.Output)["outputs"]!["id"]!;
        var rendered = await Command.RunAsync(stage.Environment, "userdata", "render", stage.Folder, "--phase", "beforeJoin");
        var explained = await Command.RunAsync(stage.Environment, "userdata", "explain", stage.Folder, "--format", "json");
        var live = await Command.RunAsync(Keys(stage), "userdata", "explain", id, "--format", "json");
        var same = await Command.RunAsync(Keys(stage), "userdata", "diff", id, stage.Folder);

        Assert.Contains("\ncos_file gzip /etc/containerd/mirror.toml 0600 ", rendered.Output, StringComparison.Ordinal);
        var bytes = JObject.Parse(explained.Output)["pools"]![0]!["bytes"]!;
        Assert.Equal((rendered.Output.Length, 32768 - 4096), ((int)bytes["beforeJoin"]!, (int)bytes["limit"]!));
        Assert.Equal(bytes["beforeJoin"], JObject.Parse(live.Output)["pools"]![0]!["bytes"]!["beforeJoin"]);
        Assert.Equal(0, same.ExitCode);
    }

    [Theory]
    [InlineData("decode", "api_key = 'abcdefgh1234'")]
    [InlineData("diff", "export DB_PASSWORD=abcdefgh1234")]
    [InlineData("explain", "echo x --password=abcdefgh1234 > /opt/x")]
    public async Task WhatLooksLikeASecret_IsShownOnlyWhenAsked(string verb, string line)
    {
        await using var stage = await Stage.OfProgramAsync("every-step");
        var (script, other) = (Path.Combine(stage.Folder, "a.sh"), Path.Combine(stage.Folder, "b.sh"));
        await File.WriteAllTextAsync(script, line + "\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(other, "true\n", TestContext.Current.CancellationToken);
        string[] command = ["userdata", verb, script, .. verb == "diff" ? [other] : Array.Empty<string>()];

        var hidden = await Command.RunAsync(stage.Environment, command);
        var shown = await Command.RunAsync(stage.Environment, [.. command, "--show-secrets"]);

        Assert.DoesNotContain("abcdefgh1234", hidden.Output + hidden.Error, StringComparison.Ordinal);
        Assert.Equal(verb != "explain", shown.Output.Contains("abcdefgh1234", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Base64_OfSeveralLines_IsReadByEveryVerb_AndDecodedYamlCanBePasted()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");
        var file = Path.Combine(stage.Folder, "a.b64");
        var script = "yum install -y \"${PACKAGE}\" # " + new string('x', 100) + "\n";
        await File.WriteAllTextAsync(
            file,
            Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(script), Base64FormattingOptions.InsertLineBreaks) + "\n",
            TestContext.Current.CancellationToken
        );

        var linted = await Command.RunAsync(stage.Environment, "userdata", "lint", file);
        var converted = await Command.RunAsync(stage.Environment, "userdata", "convert", file);
        var decoded = await Command.RunAsync(stage.Environment, "userdata", "decode", file);

        Assert.Contains("COS3003", linted.Output, StringComparison.Ordinal);
        Assert.Contains("COS3003", converted.Output, StringComparison.Ordinal);
        Assert.Contains("yum install -y \"$${PACKAGE}\"", decoded.Output, StringComparison.Ordinal);
    }

    /// <summary>
    /// The output of decode can be pasted into a program whatever the texts contain: dollar signs, blanks, words with a meaning in YAML.
    /// </summary>
    [Fact]
    public async Task Decode_PastedIntoAProgram_RendersToTheSameBytes()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");
        await using var other = await Stage.OfProgramAsync("every-step");
        var script = Path.Combine(stage.Folder, "a.sh");
        await File.WriteAllTextAsync(script, ComposedTexts.Script, TestContext.Current.CancellationToken);

        var decoded = await Command.RunAsync(stage.Environment, "userdata", "decode", script);
        var program = await File.ReadAllTextAsync(other.Program, TestContext.Current.CancellationToken);
        var bootstrap = string.Concat(decoded.Output.TrimEnd('\n').Split('\n').Select(line => "      " + line + "\n"));
        await File.WriteAllTextAsync(
            other.Program,
            program[..program.IndexOf("      bootstrap:", StringComparison.Ordinal)] + bootstrap,
            TestContext.Current.CancellationToken
        );
        var rendered = await Command.RunAsync(other.Environment, "userdata", "render", other.Folder);

        Assert.Equal((0, ComposedTexts.Script), (rendered.ExitCode, rendered.Output));
    }

    [Theory]
    [InlineData(2, "standard input can be read only once", "diff", "-", "-")]
    [InlineData(2, "'afterJoin'", "decode", "x.sh", "--phase", "after")]
    [InlineData(2, "is a directory, not a script", "decode", ".")]
    [InlineData(2, "is a directory, not a script", "lint", ".")]
    public async Task WrongUsage_SaysWhatIsWrong(int code, string says, params string[] arguments)
    {
        await using var stage = await Stage.OfProgramAsync("every-step");

        var result = await Command.RunAsync(stage.Environment, ["userdata", .. arguments]);

        Assert.Equal(code, result.ExitCode);
        Assert.Contains(says, result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_OfWhatWasComposed_IsRefused()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");
        var rendered = await Command.RunAsync(stage.Environment, "userdata", "render", stage.Folder, "--phase", "beforeJoin");
        var script = Path.Combine(stage.Folder, "before.sh");
        await File.WriteAllTextAsync(script, rendered.Output, TestContext.Current.CancellationToken);

        var result = await Command.RunAsync(stage.Environment, "userdata", "convert", script);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("composed by this tool", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("render", "nowhere")]
    [InlineData("decode", "nowhere")]
    [InlineData("decode", "c1:np1")]
    [InlineData("lint", "nowhere")]
    public async Task MissingInput_IsWrongUsage(params string[] arguments)
    {
        await using var stage = await Stage.OfProgramAsync("every-step");

        var result = await Command.RunAsync(Keys(stage), ["userdata", .. arguments]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(arguments[1], result.Output + result.Error, StringComparison.Ordinal);
    }

    /// <summary>What the rendered scripts decode to.</summary>
    private static async Task<JArray> DecodedAsync(Stage stage, ProcessResult rendered)
    {
        var containers = new JArray();
        foreach (var script in JArray.Parse(rendered.Output))
        {
            var file = Path.Combine(stage.Folder, (string)script["phase"]!);
            await File.WriteAllTextAsync(file, (string)script["script"]!, TestContext.Current.CancellationToken);
            var decoded = await Command.RunAsync(
                stage.Environment,
                "userdata",
                "decode",
                file,
                "--phase",
                (string)script["phase"]!,
                "--json"
            );
            containers.Merge(JObject.Parse(decoded.Output)["bootstrap"]!);
        }

        return containers;
    }

    internal static Dictionary<string, string> Keys(Stage stage) =>
        new(stage.Environment)
        {
            ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = DemoAccount.AccessKeyId,
            ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = DemoAccount.AccessKeySecret,
        };
}
