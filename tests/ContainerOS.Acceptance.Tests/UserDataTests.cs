using ContainerOS.Emulator;
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

        var ran = await Command.RunAsync(stage.Environment, "userdata", "render", stage.Folder, "--pool", "web", "--phase", "beforeJoin");

        Assert.Equal(0, ran.ExitCode);
        Assert.StartsWith("#!/bin/bash\n", ran.Output, StringComparison.Ordinal);
        Assert.StartsWith("# web, beforeJoin: ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_OfASecret_ShowsItOnlyWhenAsked()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");
        await stage.EditAsync("            - script: |", "            - script:\n                fn::secret: \"echo hunter2\\n\"\n            - script: |");

        string[] verb = ["userdata", "render", stage.Folder, "--phase", "afterJoin"];
        var hidden = await Command.RunAsync(stage.Environment, verb);
        var json = await Command.RunAsync(stage.Environment, [.. verb, "--json"]);
        var shown = await Command.RunAsync(stage.Environment, [.. verb, "--show-secrets"]);

        Assert.DoesNotContain("hunter2", hidden.Output + hidden.Error + json.Output, StringComparison.Ordinal);
        Assert.Contains("hunter2", shown.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("render", "nowhere")]
    [InlineData("decode", "nowhere")]
    [InlineData("decode", "c1:np1")]
    [InlineData("lint", "nowhere")]
    public async Task WhatIsNotThere_IsWrongUsage(params string[] arguments)
    {
        await using var stage = await Stage.OfProgramAsync("every-step");

        var ran = await Command.RunAsync(Keys(stage), ["userdata", .. arguments]);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(arguments[1], ran.Error, StringComparison.Ordinal);
    }

    /// <summary>What the rendered scripts decode to.</summary>
    private static async Task<JArray> DecodedAsync(Stage stage, Ran rendered)
    {
        var containers = new JArray();
        foreach (var script in JArray.Parse(rendered.Output))
        {
            var file = Path.Combine(stage.Folder, (string)script["phase"]!);
            await File.WriteAllTextAsync(file, (string)script["script"]!, TestContext.Current.CancellationToken);
            var decoded = await Command.RunAsync(stage.Environment, "userdata", "decode", file, "--phase", (string)script["phase"]!, "--json");
            containers.Merge(JObject.Parse(decoded.Output)["bootstrap"]!);
        }

        return containers;
    }

    internal static Dictionary<string, string> Keys(Stage stage) => new(stage.Environment)
    {
        ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = DemoAccount.AccessKeyId,
        ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = DemoAccount.AccessKeySecret,
    };
}
