using ContainerOS.Emulator;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests.PluginWire;

/// <summary>Every call of the ResourceProvider service, as Pulumi's own messages carry it.</summary>
public sealed class PluginCallTests(EngineProcess engine) : IClassFixture<EngineProcess>
{
    private const string PoolUrn = "urn:pulumi:dev::shop::containeros:index:NodePool::web";
    private const string Gate = "urn:pulumi:dev::shop::containeros:index:WaveGate::gate";
    private const string ProviderUrn = "urn:pulumi:dev::shop::pulumi:providers:containeros::default";

    /// <summary>The calls of the service, and a request of each that the plugin answers.</summary>
    public static TheoryData<string> Methods { get; } =
    [
        "Handshake",
        "Attach",
        "GetPluginInfo",
        "GetSchema",
        "CheckConfig",
        "DiffConfig",
        "Configure",
        "Invoke",
        "Check",
        "Diff",
        "Create",
        "Read",
        "Update",
        "Delete",
        "List",
        "Construct",
        "GetMapping",
        "GetMappings",
    ];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task EveryCall_WithFieldsOfANewerEngine_IsAnsweredAsWithoutThem(string method)
    {
        var plain = await engine.RespondAsync(method, RequestOf(method));
        var extended = await engine.RespondAsync(method, RequestOf(method), extended: true);

        Assert.True(JToken.DeepEquals(plain, extended), $"{plain} {extended}");
    }

    [Theory]
    [InlineData("Parameterize", "the package has no parameters")]
    [InlineData("Call", "the package has no method")]
    [InlineData("SomethingOfTheFuture", "")]
    public async Task CallThatThePackageDoesNotHave_IsUnimplemented(string method, string reason)
    {
        var error = await engine.FailAsync(method, method == "Call" ? new { tok = "containeros:index:NodePoolSet/scale" } : null);

        Assert.Equal("UNIMPLEMENTED", (string)error["code"]!);
        Assert.Contains(reason, (string)error["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("args")]
    [InlineData("value")]
    public async Task Parameterize_BothForms_AreUnimplemented(string form)
    {
        var error = await engine.FailAsync(
            "Parameterize",
            new JObject
            {
                [form] =
                    form == "args"
                        ? new JObject
                        {
                            ["$message"] = "ParameterizeRequest.ParametersArgs",
                            ["fields"] = new JObject { ["args"] = new JArray("x") },
                        }
                        : new JObject
                        {
                            ["$message"] = "ParameterizeRequest.ParametersValue",
                            ["fields"] = new JObject { ["name"] = "x", ["version"] = "1.0.0" },
                        },
            }
        );

        Assert.Equal("UNIMPLEMENTED", (string)error["code"]!);
    }

    [Fact]
    public async Task Handshake_Response_AcceptsAllThatTheCodecReads()
    {
        var response = await engine.RespondAsync("Handshake", RequestOf("Handshake"));

        foreach (var field in new[] { "acceptSecrets", "acceptResources", "acceptOutputs", "supportsAutonamingConfiguration" })
        {
            Assert.True((bool)response[field]!, field);
        }
    }

    [Fact]
    public async Task Configure_Response_SaysTheSame()
    {
        var response = await engine.RespondAsync("Configure", RequestOf("Configure"));

        foreach (var field in new[] { "acceptsecrets", "supportspreview", "acceptresources", "acceptoutputs" })
        {
            Assert.True((bool)response[field]!, field);
        }
    }

    [Fact]
    public async Task GetPluginInfo_IsASemanticVersion() =>
        Assert.Matches(@"^\d+\.\d+\.\d+$", (string)(await engine.RespondAsync("GetPluginInfo"))["version"]!);

    [Fact]
    public async Task GetSchema_HasResourcesComponentsAndFunctions()
    {
        var schema = JObject.Parse((string)(await engine.RespondAsync("GetSchema", new { version = 0 }))["schema"]!);

        Assert.Equal(4, ((JObject)schema["resources"]!).Count);
        Assert.Equal(7, ((JObject)schema["functions"]!).Count);
    }

    [Theory]
    [InlineData("terraform", "")]
    [InlineData("terraform", "alicloud")]
    [InlineData("", "")]
    public async Task GetMapping_OfAnotherTool_IsEmpty(string key, string provider)
    {
        var response = await engine.RespondAsync("GetMapping", new { key, provider });

        Assert.Equal(string.Empty, (string)response["provider"]!);
        Assert.Equal(string.Empty, (string)response["data"]!);
        Assert.Empty((await engine.RespondAsync("GetMappings", new { key }))["providersList"]!);
    }

    [Fact]
    public async Task CheckConfig_UnknownSetting_IsAFailure()
    {
        var check = await engine.RespondAsync(
            "CheckConfig",
            new
            {
                urn = ProviderUrn,
                olds = Struct(new JObject()),
                news = Struct(new JObject { ["cloud"] = "emulator", ["regoin"] = "x" }),
            }
        );

        Assert.Contains("regoin", (string)Assert.Single(check["failuresList"]!)["reason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DiffConfig_OtherCloud_Replaces()
    {
        var diff = await engine.RespondAsync(
            "DiffConfig",
            new
            {
                id = "p",
                urn = ProviderUrn,
                olds = Struct(new JObject { ["cloud"] = "emulator" }),
                old_inputs = Struct(new JObject { ["cloud"] = "emulator" }),
                news = Struct(new JObject { ["cloud"] = "alibaba", ["region"] = "cn-hangzhou" }),
            }
        );

        Assert.NotEmpty(diff["replacesList"]!);
    }

    [Fact]
    public async Task Pool_CreateReadDiffUpdateListDelete_AsAnEngineMakesTheCalls()
    {
        var check = await engine.RespondAsync("Check", RequestOf("Check"));
        Assert.Empty(check["failuresList"]!);
        var inputs = (JObject)check["inputs"]!;
        var made = await engine.RespondAsync("Create", new { urn = PoolUrn, properties = Struct(inputs) });
        var id = (string)made["id"]!;
        var state = (JObject)made["properties"]!;
        var read = await engine.RespondAsync(
            "Read",
            new
            {
                id,
                urn = PoolUrn,
                properties = Struct(state),
                inputs = Struct(inputs),
            }
        );
        Assert.True(JToken.DeepEquals(inputs, read["inputs"]), read.ToString());

        var bigger = (JObject)inputs.DeepClone();
        bigger["desiredSize"] = 4;
        var diff = await engine.RespondAsync(
            "Diff",
            new
            {
                id,
                urn = PoolUrn,
                olds = Struct(state),
                old_inputs = Struct(inputs),
                news = Struct(bigger),
            }
        );
        Assert.Equal(2, (int)diff["changes"]!);
        Assert.Equal(["desiredSize"], diff["diffsList"]!.Values<string>());
        Assert.True((bool)diff["hasdetaileddiff"]!);

        var updated = await engine.RespondAsync(
            "Update",
            new
            {
                id,
                urn = PoolUrn,
                olds = Struct(state),
                old_inputs = Struct(inputs),
                news = Struct(bigger),
                timeout = 60.0,
            }
        );
        Assert.Equal(4, (int)updated["properties"]!["nodeCounts"]!["ready"]!);

        var listed = (JArray)(await engine.RespondAsync("List", RequestOf("List")))["items"]!;
        Assert.Contains(listed, item => (string?)item["result"]?["id"] == id);
        await engine.RespondAsync(
            "Delete",
            new
            {
                id,
                urn = PoolUrn,
                properties = Struct((JObject)updated["properties"]!),
                old_inputs = Struct(bigger),
            }
        );
        var gone = await engine.RespondAsync(
            "Read",
            new
            {
                id,
                urn = PoolUrn,
                properties = Struct(state),
                inputs = Struct(inputs),
            }
        );
        Assert.Equal(string.Empty, (string)gone["id"]!);
        Assert.Null(gone["properties"]);
    }

    [Fact]
    public async Task List_Pages_GoOnWhereTheLastOneEnded()
    {
        string[] names = ["page-a", "page-b", "page-c"];
        foreach (var name in names)
        {
            var inputs = Pool();
            inputs["name"] = name;
            await engine.RespondAsync("Create", new { urn = PoolUrn[..^3] + name, properties = Struct(inputs) });
        }

        List<string> seen = [];
        var token = string.Empty;
        do
        {
            var page = (JArray)
                (
                    await engine.RespondAsync(
                        "List",
                        new
                        {
                            token = "containeros:index:NodePool",
                            query = Struct(new JObject { ["clusterId"] = DemoAccount.ClusterId }),
                            page_size = 1,
                            continuation_token = token,
                        }
                    )
                )["items"]!;
            Assert.True(page.Count(item => item["result"] is JObject) <= 1, page.ToString());
            seen.AddRange(page.Where(item => item["result"] is JObject).Select(item => (string)item["result"]!["name"]!));
            token =
                page.Select(item => (string?)item["continuation"]?["continuationToken"]).LastOrDefault(text => text is not null)
                ?? string.Empty;
        } while (token.Length > 0);

        Assert.Superset(names.ToHashSet(), seen.ToHashSet());
        Assert.Equal(seen.Count, seen.Distinct().Count());
        var limited = (JArray)
            (
                await engine.RespondAsync(
                    "List",
                    new
                    {
                        token = "containeros:index:NodePool",
                        query = Struct(new JObject()),
                        limit = 2,
                    }
                )
            )["items"]!;
        Assert.Equal(2, limited.Count);
    }

    [Theory]
    [InlineData("""{"clusterId": "04da6b54-80e4-46f7-96ec-b56ff0331ba9"}""", "computed")]
    [InlineData("""{"clusterId": "c-none"}""", "NOT_FOUND")]
    [InlineData("""{"clustrId": "c"}""", "INVALID_ARGUMENT")]
    [InlineData("""{"clusterId": 1}""", "INVALID_ARGUMENT")]
    public async Task List_Query_IsCheckedBeforeTheCloudIsAsked(string query, string outcome)
    {
        var request = new { token = "containeros:index:NodePool", query = Struct(JObject.Parse(query)) };
        if (outcome == "computed")
        {
            Assert.NotNull(Assert.Single((await engine.RespondAsync("List", request))["items"]!)["computed"]);
            return;
        }

        Assert.Equal(outcome, (string)(await engine.FailAsync("List", request))["code"]!);
    }

    [Theory]
    [InlineData("containeros:index:WaveGate", "")]
    [InlineData("containeros:index:NodePool", "garbage")]
    public async Task List_TypeOrTokenThatIsNone_IsAnError(string type, string continuation)
    {
        var error = await engine.FailAsync(
            "List",
            new
            {
                token = type,
                query = Struct(new JObject()),
                continuation_token = continuation,
            }
        );

        Assert.Contains((string)error["code"]!, new[] { "UNIMPLEMENTED", "INVALID_ARGUMENT" });
    }

    [Fact]
    public async Task Construct_Set_RegistersATree_AndReturnsOutputsWithDependencies()
    {
        await engine.RespondAsync("$seen");
        var response = await engine.RespondAsync("Construct", Construct(engine, "NodePoolSet", Set()));
        var seen = await engine.RespondAsync("$seen");

        var component = seen["registrations"]![0]!;
        Assert.Equal("containeros:index:NodePoolSet", (string)component["type"]!);
        Assert.False((bool)component["custom"]!);
        Assert.False((bool)component["remote"]!);
        Assert.Equal("urn:parent", (string)component["parent"]!);
        Assert.True((bool)component["protect"]!);
        Assert.Equal(["urn:first"], component["dependenciesList"]!.Values<string>());
        Assert.Equal("old", (string)component["aliasesList"]![0]!["spec"]!["name"]!);
        Assert.Equal(["template.labels"], component["ignorechangesList"]!.Values<string>());
        Assert.Equal("1h", (string)component["customtimeouts"]!["create"]!);
        Assert.Equal(["before"], component["hooks"]!["beforeCreateList"]!.Values<string>());
        Assert.Equal("trace-1", (string)component["parentstacktracehandle"]!);
        var child = seen["registrations"]!.Single(registration => (string)registration["name"]! == "shop-a");
        Assert.Equal((string)response["urn"]!, (string)child["parent"]!);
        Assert.Equal("urn:pulumi:dev::shop::pulumi:providers:containeros::p::1", (string)child["provider"]!);
        Assert.True((bool)child["supportspartialvalues"]!);
        Assert.True((bool)child["supportsresultreporting"]!);
        Assert.True((bool)child["acceptsecrets"]!);
        Assert.True((bool)child["acceptresources"]!);
        Assert.Equal(["urn:vsw"], child["propertydependencies"]!["vSwitchIds"]!.Values<string>());
        Assert.Equal((string)response["urn"]!, (string)Assert.Single(seen["outputs"]!)["urn"]!);
        var result = response["state"]!["nodePools"]!["a"]!;
        Assert.Equal("d0e6a833031e9bbcd3f4e8bde6ca49a4", (string)result["4dabf18193072939515e22adb298388d"]!);
        Assert.EndsWith("::shop-a", (string)Assert.Single(result["dependencies"]!)!, StringComparison.Ordinal);
        var reference = response["state"]!["resources"]!["a"]!;
        Assert.Equal("5cf8f73096256a8f31e491e813e4eb8e", (string)reference["4dabf18193072939515e22adb298388d"]!);
        Assert.Equal(string.Empty, (string)reference["id"]!);
    }

    [Fact]
    public async Task Construct_EngineThatAcceptsNoOutputs_GetsPlainValuesAndStateDependencies()
    {
        var request = Construct(engine, "NodePoolSet", Set());
        request["accepts_output_values"] = false;

        var response = await engine.RespondAsync("Construct", request);

        Assert.NotNull(response["state"]!["nodePools"]!["a"]!["osVersion"]);
        Assert.Contains(
            response["statedependenciesMap"]!,
            entry => (string)entry[0]! == "nodePools" && ((string)entry[1]!["urnsList"]![0]!).EndsWith("::shop-a", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Construct_WrongInputs_IsInvalidArgumentWithTheProperties()
    {
        var inputs = Set();
        ((JObject)inputs["template"]!)["instanceTypes"] = new JArray("ecs.g8y.xlarge");

        await engine.RespondAsync("$seen");
        var error = await engine.FailAsync("Construct", Construct(engine, "NodePoolSet", inputs));

        Assert.Equal("INVALID_ARGUMENT", (string)error["code"]!);
        var detail = Assert.Single(error["details"]!);
        Assert.Equal("pulumirpc.InputPropertiesError", (string)detail["type"]!);
        Assert.Equal("template.instanceTypes[0]", (string)detail["value"]!["errorsList"]![0]!["propertyPath"]!);
        Assert.Contains("COS1004", (string)detail["value"]!["errorsList"]![0]!["reason"]!, StringComparison.Ordinal);
        Assert.Empty((await engine.RespondAsync("$seen"))["registrations"]!);
    }

    [Fact]
    public async Task Construct_FailedChild_IsAnErrorThatNamesIt()
    {
        var inputs = Set();
        var pools = (JObject)inputs["pools"]!;
        pools["failing"] = pools["a"]!.DeepClone();

        var error = await engine.FailAsync("Construct", Construct(engine, "NodePoolSet", inputs));

        Assert.Contains("shop-failing was not deployed", (string)error["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_Waves_RegistersTheGateAfterItsPools()
    {
        var inputs = new JObject
        {
            ["template"] = Set()["template"],
            ["waves"] = new JArray(
                new JObject
                {
                    ["name"] = "one",
                    ["pools"] = new JObject { ["a"] = Cluster() },
                },
                new JObject
                {
                    ["name"] = "two",
                    ["pools"] = new JObject { ["a"] = Cluster() },
                }
            ),
        };

        await engine.RespondAsync("$seen");
        await engine.RespondAsync("Construct", Construct(engine, "NodePoolWaves", inputs));
        var seen = await engine.RespondAsync("$seen");

        Assert.Equal(
            ["shop", "shop-one-a", "shop-one", "shop-two-a", "shop-two"],
            seen["registrations"]!.Select(registration => (string)registration["name"]!)
        );
        Assert.Contains("$containeros:index:WaveGate::shop-one", string.Join(' ', seen["registrations"]![3]!["dependenciesList"]!));

        static JObject Cluster() => new() { ["clusterId"] = DemoAccount.ClusterId, ["vSwitchIds"] = new JArray(DemoAccount.VSwitchIds[0]) };
    }

    [Theory]
    [InlineData("127.0.0.1:1")]
    [InlineData("")]
    [InlineData("no address")]
    public async Task Construct_NoMonitor_IsAnError(string address)
    {
        var request = Construct(engine, "NodePoolSet", Set());
        request["monitorEndpoint"] = address;

        var error = await engine.FailAsync("Construct", request);

        Assert.Contains((string)error["code"]!, new[] { "UNAVAILABLE", "INVALID_ARGUMENT", "UNKNOWN" });
    }

    [Theory]
    [InlineData("""{"x": {"4dabf18193072939515e22adb298388d": "unheard-of"}}""", "x")]
    [InlineData("""{"a": [{"4dabf18193072939515e22adb298388d": 1}]}""", "a[0]")]
    [InlineData("""{"x": {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270"}}""", "x")]
    [InlineData("""{"x": {"4dabf18193072939515e22adb298388d": "5cf8f73096256a8f31e491e813e4eb8e", "urn": 1}}""", "x")]
    [InlineData("""{"x": {"4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4", "dependencies": 1}}""", "x")]
    [InlineData("""{"x": {"4dabf18193072939515e22adb298388d": "803fd3297a5875dc03ca845dda5d2a98", "value": "*"}}""", "x")]
    public async Task MalformedValue_IsInvalidArgument_WithItsPath(string properties, string path)
    {
        var error = await engine.FailAsync(
            "Read",
            new
            {
                id = "gate",
                urn = Gate,
                properties = Struct(JObject.Parse(properties)),
            }
        );

        Assert.Equal("INVALID_ARGUMENT", (string)error["code"]!);
        Assert.Contains($"'{path}'", (string)error["message"]!, StringComparison.Ordinal);
    }

    /// <summary>
    /// CONTAINEROS_MESSAGE_MEBIBYTES=350 tries nearly the largest message of the protocol. It is made of several texts, because Pulumi's
    /// library for Node cannot write one of more than about 100 MiB, and its process needs NODE_OPTIONS=--max-old-space-size=12000 for it.
    /// </summary>
    [Fact]
    public async Task Message_OfManyMegabytes_PassesBothWays()
    {
        const int texts = 7;
        var mebibytes = RunCount.Of("CONTAINEROS_MESSAGE_MEBIBYTES", 35);
        var sent = new JObject(
            Enumerable
                .Range(0, texts)
                .Select(index => new JProperty($"x{index}", new JObject { ["$long"] = mebibytes * 1024 * 1024 / texts }))
        );
        var read = await engine.RespondAsync(
            "Read",
            new
            {
                id = "gate",
                urn = Gate,
                properties = Struct(sent),
            }
        );

        Assert.True(JToken.DeepEquals(sent, read["properties"]), read["properties"]!.ToString());
    }

    /// <summary>
    /// Google.Protobuf reads 33 of these objects in each other by default; Go, in which the engine is written, 5,000.
    /// </summary>
    [Theory]
    [InlineData(60)]
    [InlineData(199)]
    public async Task Value_NestedDeeply_PassesBothWays(int levels)
    {
        var sent = new JObject { ["x"] = new JObject { ["$deep"] = levels } };

        var read = await engine.RespondAsync(
            "Read",
            new
            {
                id = "gate",
                urn = Gate,
                properties = Struct(sent),
                inputs = Struct(sent),
            }
        );

        Assert.True(JToken.DeepEquals(sent, read["properties"]), read["properties"]!.ToString());
        Assert.True(JToken.DeepEquals(sent, read["inputs"]), read["inputs"]!.ToString());
    }

    [Theory]
    [InlineData(201)]
    [InlineData(1000)]
    public async Task Value_NestedTooDeeply_IsRefusedWithItsProperty(int levels)
    {
        var error = await engine.FailAsync(
            "Read",
            new
            {
                id = "gate",
                urn = Gate,
                properties = Struct(new JObject { ["x"] = new JObject { ["$deep"] = levels } }),
            }
        );

        Assert.Equal("INVALID_ARGUMENT", (string)error["code"]!);
        Assert.Contains("'x.a.a.a.a.a.a.a.a.a...': it is nested more than 200 deep", (string)error["message"]!, StringComparison.Ordinal);
        Assert.NotNull((await engine.RespondAsync("GetPluginInfo"))["version"]);
    }

    [Theory]
    [InlineData("renderUserData", """{"bootstrap": []}""", "limit")]
    [InlineData("decodeUserData", """{}""", "foreign")]
    [InlineData("validateNodePool", """{"pool": {}}""", "findings")]
    [InlineData("getCluster", """{"clusterId": "cd3m0a0000000000000000000000000001"}""", "kubernetesVersion")]
    [InlineData("getImages", """{"clusterId": "cd3m0a0000000000000000000000000001"}""", "images")]
    [InlineData("estimateCost", """{"pool": {"instanceTypes": ["ecs.g7.xlarge"]}}""", "perNode")]
    [InlineData("planRollout", """{"id": "04da6b54-80e4-46f7-96ec-b56ff0331ba9", "pool": {}}""", "summary")]
    public async Task Invoke_EveryFunction_Returns(string function, string arguments, string result)
    {
        var response = await engine.RespondAsync(
            "Invoke",
            new
            {
                tok = $"containeros:index:{function}",
                args = Struct(JObject.Parse(arguments)),
                preview = true,
            }
        );

        Assert.Empty(response["failuresList"]!);
        Assert.NotNull(response["return"]![result]);
    }

    [Theory]
    [InlineData("Invoke")]
    [InlineData("Check")]
    [InlineData("Construct")]
    public async Task TokenThatThePackageDoesNotHave_IsUnimplemented_AndNamesThoseItHas(string method)
    {
        object request = method switch
        {
            "Invoke" => new { tok = "containeros:index:none", args = Struct(new JObject()) },
            "Check" => new { urn = "urn:pulumi:dev::shop::containeros:index:None::x", news = Struct(new JObject()) },
            _ => Construct(engine, "None", new JObject()),
        };

        var error = await engine.FailAsync(method, request);

        Assert.Equal("UNIMPLEMENTED", (string)error["code"]!);
        Assert.Contains("it has containeros:index:", (string)error["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_FailedAfterThePoolExists_CarriesIdStateAndReasons()
    {
        // A second pool of the same name with another URN is refused; an invalid id of Read is another error without details.
        var error = await engine.FailAsync("Read", new { id = "np-only", urn = PoolUrn });

        Assert.Equal("INVALID_ARGUMENT", (string)error["code"]!);
        Assert.Contains("clusterId:nodePoolId", (string)error["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WithoutTypeAndName_AsOlderEnginesSendIt_TakesThemFromTheUrn()
    {
        var check = await engine.RespondAsync(
            "Check",
            new
            {
                urn = PoolUrn,
                olds = Struct(new JObject()),
                news = Struct(Pool()),
            }
        );

        Assert.StartsWith("web", (string)check["inputs"]!["name"]!, StringComparison.Ordinal);
    }

    /// <summary>The inputs of a set with one pool.</summary>
    internal static JObject Set() =>
        new()
        {
            ["clusterId"] = DemoAccount.ClusterId,
            ["template"] = Template(),
            ["pools"] = new JObject
            {
                ["a"] = new JObject
                {
                    ["vSwitchIds"] = new JArray(
                        new JObject
                        {
                            ["4dabf18193072939515e22adb298388d"] = "d0e6a833031e9bbcd3f4e8bde6ca49a4",
                            ["value"] = DemoAccount.VSwitchIds[0],
                            ["dependencies"] = new JArray("urn:vsw"),
                        }
                    ),
                },
            },
        };

    /// <summary>The request for a component, with every option that an engine can send.</summary>
    internal static JObject Construct(EngineProcess engine, string type, JObject inputs) =>
        JObject.FromObject(
            new
            {
                project = "shop",
                stack = "dev",
                organization = "organization",
                dryRun = true,
                parallel = 4,
                monitorEndpoint = engine.Address,
                type = $"containeros:index:{type}",
                name = "shop",
                parent = "urn:parent",
                inputs = Struct(inputs),
                config = new JObject { ["$map"] = new JObject { ["shop:size"] = "3" } },
                configSecretKeys = new[] { "shop:password" },
                providers = new JObject
                {
                    ["$map"] = new JObject { ["containeros"] = "urn:pulumi:dev::shop::pulumi:providers:containeros::p::1" },
                },
                dependencies = new[] { "urn:first" },
                protect = true,
                ignoreChanges = new[] { "template.labels" },
                customTimeouts = new JObject
                {
                    ["$message"] = "ConstructRequest.CustomTimeouts",
                    ["fields"] = new JObject { ["create"] = "1h" },
                },
                aliases = new JArray(
                    new JObject
                    {
                        ["$message"] = "Alias",
                        ["fields"] = new JObject
                        {
                            ["spec"] = new JObject
                            {
                                ["$message"] = "Alias.Spec",
                                ["fields"] = new JObject { ["name"] = "old" },
                            },
                        },
                    }
                ),
                resource_hooks = new JObject
                {
                    ["$message"] = "ConstructRequest.ResourceHooksBinding",
                    ["fields"] = new JObject { ["before_create"] = new JArray("before") },
                },
                stack_trace_handle = "trace-1",
                accepts_output_values = true,
            }
        );

    private static JObject Template() =>
        new()
        {
            ["instanceTypes"] = new JArray("ecs.g7.xlarge"),
            ["os"] = new JObject { ["version"] = "3.6.1" },
            ["dataDisk"] = new JObject
            {
                ["category"] = "cloud_essd",
                ["sizeGiB"] = 120,
                ["performanceLevel"] = "PL1",
            },
            ["desiredSize"] = 1,
            ["access"] = new JObject { ["keyPair"] = DemoAccount.KeyPair },
        };

    private static JObject Pool()
    {
        var pool = Template();
        pool["clusterId"] = DemoAccount.ClusterId;
        pool["vSwitchIds"] = new JArray(DemoAccount.VSwitchIds[0]);
        return pool;
    }

    private static JObject Struct(JObject fields) => new() { ["$struct"] = fields };

    private object RequestOf(string method) =>
        method switch
        {
            "Handshake" => new { engine_address = engine.Address, configure_with_urn = true },
            "Attach" => new { address = engine.Address },
            "CheckConfig" => new
            {
                urn = ProviderUrn,
                olds = Struct(new JObject { ["__stackIdentity"] = "0123456789abcdef" }),
                news = Struct(new JObject { ["cloud"] = "emulator" }),
            },
            "DiffConfig" => new
            {
                urn = ProviderUrn,
                olds = Struct(new JObject()),
                news = Struct(new JObject()),
            },
            "Configure" => EngineProcess.Configuration(),
            "Invoke" => new { tok = "containeros:index:renderUserData", args = Struct(new JObject { ["bootstrap"] = new JArray() }) },
            "Check" => new
            {
                urn = PoolUrn,
                olds = Struct(new JObject()),
                news = Struct(Pool()),
            },
            "Diff" => new
            {
                id = "c:np",
                urn = PoolUrn,
                olds = Struct(Pool()),
                old_inputs = Struct(Pool()),
                news = Struct(Pool()),
            },
            "Create" => new
            {
                urn = PoolUrn,
                properties = Struct(Pool()),
                preview = true,
            },
            "Read" => new { id = $"{DemoAccount.ClusterId}:np-none", urn = PoolUrn },
            "Update" => new
            {
                id = "c:np",
                urn = PoolUrn,
                olds = Struct(Pool()),
                old_inputs = Struct(Pool()),
                news = Struct(Pool()),
                preview = true,
            },
            "Delete" => new
            {
                id = $"{DemoAccount.ClusterId}:np-none",
                urn = PoolUrn,
                properties = Struct(new JObject()),
            },
            "List" => new { token = "containeros:index:NodePool", query = Struct(new JObject { ["clusterId"] = DemoAccount.ClusterId }) },
            "Construct" => Construct(engine, "NodePoolSet", Set()),
            "GetMapping" => new { key = "terraform" },
            "GetMappings" => new { key = "terraform" },
            _ => new { },
        };
}
