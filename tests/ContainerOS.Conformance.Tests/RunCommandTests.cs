using System.Text;
using ContainerOS.Emulator;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>Commands that the vendor's client runs on nodes with and without a shell.</summary>
public sealed class RunCommandTests
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task Command_IsRunning_ThenFinished_WithItsOutputInBase64OrPlainText()
    {
        await using var session = await OpenAsync();
        var id = await NodeAsync(session, "lifsea_3_x64_5G_alibase_20251101.qcow2");

        var run = await RunAsync(session, "echo hi", id);
        var during = await InvocationAsync(session, run);
        time.Advance(TimeSpan.FromSeconds(5));
        var after = await InvocationAsync(session, run);
        var plain = await ResultAsync(session, run);

        Assert.Equal(("Running", "Finished"), ((string)during["InvokeStatus"]!, (string)after["InvokeStatus"]!));
        Assert.Equal(
            "hi\n",
            Encoding.UTF8.GetString(Convert.FromBase64String((string)after["InvokeInstances"]!["InvokeInstance"]![0]!["Output"]!))
        );
        Assert.Equal(("hi\n", 0, "Success"), ((string)plain["Output"]!, (int)plain["ExitCode"]!, (string)plain["InvocationStatus"]!));
    }

    [Theory]
    [InlineData("lifsea_3_x64_5G_alibase_20251101.qcow2", 127)]
    [InlineData("lifsea_3_x64_10G_alibase_20250210.qcow2", 0)]
    public async Task Lifseacli_IsAvailableUpTo34Only(string image, int code)
    {
        await using var session = await OpenAsync();
        var id = await NodeAsync(session, image);

        var run = await RunAsync(session, "sudo lifseacli container start", id);
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(code, (int)(await ResultAsync(session, run))["ExitCode"]!);
    }

    [Fact]
    public async Task Command_Unsupported_Fails_AndAnUnknownInstanceIsRejected()
    {
        await using var session = await OpenAsync();
        var id = await NodeAsync(session, "lifsea_3_x64_5G_alibase_20251101.qcow2");

        var run = await RunAsync(session, "rm -rf / ; echo done", id);
        time.Advance(TimeSpan.FromSeconds(5));
        var result = await ResultAsync(session, run);

        Assert.Equal(("Failed", "Unimplemented"), ((string)result["InvocationStatus"]!, (string)result["ErrorCode"]!));
        Assert.Equal(
            "InvalidInstance.NotFound",
            (await Assert.ThrowsAsync<VendorException>(() => RunAsync(session, "true", "i-none"))).Code
        );
    }

    private Task<EmulatorSession> OpenAsync() => EmulatorSession.OpenAsync(options: new EmulatorOptions { Time = time });

    private async Task<string> NodeAsync(EmulatorSession session, string image)
    {
        var body = SampleNodePools.Full("web", 1);
        body["scaling_group"]!["image_id"] = image;
        await session.Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], body);
        time.Advance(TimeSpan.FromSeconds(80));
        return (string)(await session.Vendor.EcsAsync("DescribeInstances", [])).Body["Instances"]!["Instance"]!.Single()["InstanceId"]!;
    }

    private static async Task<string> RunAsync(EmulatorSession session, string command, string id)
    {
        var reply = await session.Vendor.EcsAsync(
            "RunCommand",
            new JObject
            {
                ["RegionId"] = DemoAccount.Region,
                ["Type"] = "RunShellScript",
                ["CommandContent"] = command,
                ["InstanceId"] = new JArray(id),
            }
        );
        Assert.Empty(reply.Lost);
        return (string)reply.Body["InvokeId"]!;
    }

    private static async Task<JToken> InvocationAsync(EmulatorSession session, string run)
    {
        var reply = await session.Vendor.EcsAsync("DescribeInvocations", new JObject { ["InvokeId"] = run, ["IncludeOutput"] = true });
        Assert.Empty(reply.Lost);
        return reply.Body["Invocations"]!["Invocation"]!.Single();
    }

    private static async Task<JToken> ResultAsync(EmulatorSession session, string run)
    {
        var reply = await session.Vendor.EcsAsync(
            "DescribeInvocationResults",
            new JObject { ["InvokeId"] = run, ["ContentEncoding"] = "PlainText" }
        );
        Assert.Empty(reply.Lost);
        return reply.Body["Invocation"]!["InvocationResults"]!["InvocationResult"]!.Single();
    }
}
