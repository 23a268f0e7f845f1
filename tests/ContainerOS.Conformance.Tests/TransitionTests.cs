using ContainerOS.Emulator;
using ContainerOS.Emulator.Chaos;
using ContainerOS.EngineModel.Tests.Sequences;
using ContainerOS.EngineModel.Tests.Transitions;
using ContainerOS.Protocol.Values;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>
/// A sample of the random changes that the model of the service gets (ContainerOS.EngineModel.Tests), against the emulator over HTTP: the
/// provider makes the changes, and the vendor's client reads what the cloud has after each. CONTAINEROS_EMULATOR_TRANSITIONS sets how many
/// are made, and CONTAINEROS_MODEL_SEED where they start.
/// </summary>
public sealed class TransitionTests
{
    private const int DefaultCount = 26;

    [Fact]
    public async Task Programs_OneAfterTheOther_TheVendorsClientReadsWhatTheProgramSays()
    {
        var ct = TestContext.Current.CancellationToken;
        var wanted = SequenceTest.Setting("CONTAINEROS_EMULATOR_TRANSITIONS", DefaultCount);
        var seed = SequenceTest.Setting("CONTAINEROS_MODEL_SEED", 1);
        await using var runner = await ChainRunner.StartAsync(await EmulatorCloud.StartAsync(), ct);
        while (runner.Deployed < wanted)
        {
            var chain = Chain.Of(seed);
            if (await runner.RunAsync(chain, ct) is { } problem)
            {
                var least = await chain.ShrinkAsync(async shorter => await runner.RunAsync(shorter, ct) is not null);
                Assert.Fail($"seed {seed}: {problem}\nthe shortest:\n{least}{await runner.RunAsync(least, ct)}");
            }

            seed++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{runner.Deployed} programs, seeds up to {seed - 1}");
    }

    /// <summary>The emulator, changed by the provider and read by the vendor's client.</summary>
    private sealed class EmulatorCloud(AckEmulator emulator, VendorClient vendor) : IChainCloud
    {
        private static readonly Dictionary<string, string> Ids = new()
        {
            ["vsw-a"] = DemoAccount.VSwitchIds[0],
            ["vsw-b"] = DemoAccount.VSwitchIds[1],
            ["vsw-c"] = DemoAccount.VSwitchIds[2],
            ["sg-1"] = DemoAccount.SecurityGroupIds[0],
            ["sg-2"] = DemoAccount.SecurityGroupIds[1],
            ["sg-3"] = DemoAccount.SecurityGroupIds[2],
            ["ops"] = DemoAccount.KeyPair,
            ["dev"] = DemoAccount.SecondKeyPair,
        };

        public string Address => emulator.Address.ToString();

        public string KeyId => DemoAccount.AccessKeyId;

        public string KeySecret => DemoAccount.AccessKeySecret;

        public bool ChecksPrograms => true;

        public bool HasEntriesAndFieldsOfItsOwn => false;

        internal static async Task<EmulatorCloud> StartAsync()
        {
            var node = await NodeJsProcess.SharedAsync();
            var options = new EmulatorOptions { Speed = TestEmulator.Instant };
            var emulator = await AckEmulator.StartAsync(options, TestContext.Current.CancellationToken);
            return new EmulatorCloud(emulator, new VendorClient(node, emulator.Address));
        }

        public PropertyMap Translate(PropertyMap program) => (PropertyMap)Translated(program);

        public async Task<string> ResetAsync(Habits habits, CancellationToken ct)
        {
            emulator.ClearChaos();
            if (await ReadPoolAsync(ct) is { } pool)
            {
                var id = (string)pool["nodepool_info"]!["nodepool_id"]!;
                var deleted = await vendor.AckAsync("DeleteClusterNodepool", [DemoAccount.ClusterId, id], new JObject { ["force"] = true });
                await EmulatorSession.DoneAsync(vendor, deleted);
            }

            return DemoAccount.ClusterId;
        }

        public void Fail(int number, CallFault kind, bool isNew)
        {
            emulator.ClearChaos();
            if (kind is CallFault.None or CallFault.Ignored)
            {
                return;
            }

            string[] operations = isNew
                ? ["CreateClusterNodePool", "ModifyNodePoolNodeConfig", "ModifyClusterNodePool"]
                : ["ModifyClusterNodePool", "ModifyNodePoolNodeConfig", "ModifyClusterNodePool"];
            emulator.AddChaos(
                new ChaosRule
                {
                    Operation = operations[number - 1],
                    Skip = number == operations.Length && !isNew ? 1 : 0,
                    Count = 1,
                    Fault = kind switch
                    {
                        CallFault.Refused => ChaosFault.Forbidden,
                        CallFault.Lost => ChaosFault.ResetBefore,
                        _ => ChaosFault.ResetAfter,
                    },
                }
            );
        }

        public async Task AddTagOfAnotherAsync(CancellationToken ct)
        {
            emulator.ClearChaos();
            var pool = (await ReadPoolAsync(ct))!;
            var tags = (JArray)pool["scaling_group"]!["tags"]!;
            if (tags.Any(tag => (string?)tag["key"] == "scanner"))
            {
                return;
            }

            tags.Add(new JObject { ["key"] = "scanner", ["value"] = "on" });
            var changed = await vendor.AckAsync(
                "ModifyClusterNodePool",
                [DemoAccount.ClusterId, (string)pool["nodepool_info"]!["nodepool_id"]!],
                new JObject { ["scaling_group"] = new JObject { ["tags"] = tags.DeepClone() } }
            );
            await EmulatorSession.DoneAsync(vendor, changed);
        }

        public async Task<JObject?> ReadPoolAsync(CancellationToken ct)
        {
            var pools = (await vendor.AckAsync("DescribeClusterNodePools", [DemoAccount.ClusterId], [])).Body["nodepools"]!;
            if (pools.SingleOrDefault() is not { } listed)
            {
                return null;
            }

            var id = (string)listed["nodepool_info"]!["nodepool_id"]!;
            var pool = (JObject)(await vendor.AckAsync("DescribeClusterNodePoolDetail", [DemoAccount.ClusterId, id])).Body;
            // What replies of the service leave out.
            var hidden = JObject.Parse(emulator.ExportScenario())["pools"]!.Single()["settings"]!;
            pool["containerd_config"] = hidden.SelectToken("nodeConfig.containerd");
            pool["os_config"] = hidden.SelectToken("nodeConfig.os");
            if (hidden.SelectToken("management.other.auto_upgrade_policy") is { } policy)
            {
                pool["management"]!["auto_upgrade_policy"] = policy;
            }

            return pool;
        }

        public ValueTask DisposeAsync() => emulator.DisposeAsync();

        private static PropertyValue Translated(PropertyValue value) =>
            value switch
            {
                PropertyMap map => PropertyMap.Of(map.Select(entry => KeyValuePair.Create(entry.Key, Translated(entry.Value)))),
                PropertyArray list => PropertyArray.Of(list.Items.Select(Translated)),
                PropertyString text when Ids.TryGetValue(text.Value, out var id) => id,
                _ => value,
            };
    }
}
