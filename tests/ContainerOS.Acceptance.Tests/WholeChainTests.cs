using System.Text;
using ContainerOS.Emulator;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Testing.Sandboxing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

/// <summary>
/// From the program to the node: <c>up</c>, the pool as the cloud describes it, and its two scripts, run one after the other.
/// </summary>
public sealed class WholeChainTests
{
    private static readonly string Large = string.Concat(Enumerable.Repeat("a line of `text` $1 \\ 'x'\n", 800));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Shells.Bash)]
    [InlineData(Shells.Dash)]
    [InlineData(Shells.Busybox)]
    public async Task LivePool_IsTheProgram_AndItsScriptsDoWhatTheProgramSays(string shell)
    {
        await Shells.RequireAsync(shell);
        await using var stage = await Stage.OfProgramAsync("every-content");
        // The salt of the tests of Pulumi's passphrase manager.
        await stage.UsePassphraseAsync("password", "v1:fozI5u6B030=:v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==");
        await stage.EditAsync("\"LARGE\"", Newtonsoft.Json.JsonConvert.ToString(Large));

        var up = await stage.RunAsync("up", "--yes", "--json");
        Assert.True(up.ExitCode == 0, up.Output + up.Error);
        var id = (string)JObject.Parse(up.Output)["outputs"]!["id"]!;
        await AssertSameAsync(stage, id);
        await AssertEffectsAsync(await ScriptsAsync(stage, id), shell);
    }

    /// <summary>Nothing differs, nothing is to be done, and the secret is in no file of the stack.</summary>
    private static async Task AssertSameAsync(Stage stage, string id)
    {
        var diff = await Command.RunAsync(UserDataTests.Keys(stage), "userdata", "diff", id, stage.Folder);
        var live = await Command.RunAsync(UserDataTests.Keys(stage), "userdata", "decode", id, "--json");
        var preview = await stage.RunAsync("preview", "--json");

        Assert.Equal((0, "No differences\n"), (diff.ExitCode, diff.Output));
        Assert.Equal(
            ["late", "early", "later still"],
            JObject.Parse(live.Output)["bootstrap"]!.Select(container => (string)container["name"]!)
        );
        Assert.Empty(JObject.Parse(preview.Output)["steps"]!);
        Assert.DoesNotContain("hunter2", await File.ReadAllTextAsync(stage.StateFile, Ct), StringComparison.Ordinal);
    }

    /// <summary>What the cloud would hand the node, in the order it does.</summary>
    private static async Task<string[]> ScriptsAsync(Stage stage, string id)
    {
        using var client = AlibabaCloudClient.Create(
            new SdkOptions
            {
                Region = "cn-hangzhou",
                Endpoint = stage.Address.ToString(),
                Credentials = new FixedCredentials(new(DemoAccount.AccessKeyId, new(DemoAccount.AccessKeySecret))),
            }
        );
        var pool = (await client.Ack.NodePools.GetAsync(id.Split(':')[0], id.Split(':')[1], Ct)).KubernetesConfig!;
        return [.. new[] { pool.PreUserData, pool.UserData }.Select(each => Encoding.UTF8.GetString(Convert.FromBase64String(each!)))];
    }

    private static async Task AssertEffectsAsync(string[] scripts, string shell)
    {
        using var node = new Sandbox();
        foreach (var script in scripts)
        {
            var (code, output) = await node.RunAsync(script, shell, Ct);
            Assert.True(code == 0, output + node.Read("/var/log/containeros-bootstrap.log"));
        }

        const string Before = "before 'a' \"b\" $HOME `id` \\ ünï 漢 😀\nlast line without an end";
        Assert.Equal((Before, "644"), Found(node, "/etc/before"));
        Assert.Equal(("hunter2 $HOME\n", "600"), Found(node, "/etc/token"));
        Assert.Equal(("nul \0 bell \a cr \r\nEOF\n", "755"), Found(node, "/opt/binary"));
        Assert.Equal((Large, "644"), Found(node, "/opt/large"));
        Assert.Equal(($"ready {Before} 11\n", "644"), Found(node, "/var/lib/every-content/state"));
        Assert.Equal(
            ("[Service]\nExecStart=/opt/report \"$X\"\n[Install]\nWantedBy=multi-user.target\n", "644"),
            Found(node, "/etc/systemd/system/report.service")
        );
        Assert.Equal(
            ("KUBELET_CUSTOMIZED_ARGS=\"--max-pods=64 --v=2\"\n", "644"),
            Found(node, "/etc/kubernetes/kubelet-customized-args.conf")
        );
        Assert.Equal(("br_netfilter\nip_vs\n", "644"), Found(node, "/etc/modules-load.d/zz-containeros-1-001.conf"));
        Assert.Equal(
            ("net.core.somaxconn = 4096\nvm.max_map_count = 262144\n", "644"),
            Found(node, "/etc/sysctl.d/zz-containeros-2-001.conf")
        );
        Assert.Equal(
            [
                "modprobe -- br_netfilter",
                "modprobe -- ip_vs",
                "sysctl -w net.core.somaxconn=4096",
                "sysctl -w vm.max_map_count=262144",
                "systemctl daemon-reload",
                "systemctl enable -- report.service",
                "systemctl restart -- report.service",
                "systemctl daemon-reload",
                "systemctl restart kubelet",
            ],
            node.Calls
        );
    }

    private static (string Content, string Mode) Found(Sandbox node, string path) =>
        (node.Read(path), Convert.ToString(node.Mode(path), 8));
}
