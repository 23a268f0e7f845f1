using System.Reflection;
using ContainerOS.Emulator;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.DependencyInjection.Logging;
using ContainerOS.Sdk.Errors;
using Microsoft.Extensions.Logging;

namespace ContainerOS.Sdk.DependencyInjection.Tests;

public sealed class LogTests
{
    private const string Mark = "Y29ycmVjdC1ob3JzZS1iYXR0ZXJ5";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Filters and alerts of users depend on these.</summary>
    [Theory]
    [InlineData(101, "AttemptSucceeded")]
    [InlineData(102, "AttemptFailed")]
    [InlineData(103, "AttemptBodies")]
    [InlineData(201, "CallSucceeded")]
    [InlineData(202, "CallFailed")]
    [InlineData(203, "CallCanceled")]
    [InlineData(301, "ClockAdjusted")]
    [InlineData(302, "CredentialsRenewed")]
    [InlineData(900, "Other")]
    public void Ids_NeverChange(int id, string name) => Assert.Equal(name, Assert.Single(All(), each => each.Id == id).Name);

    [Fact]
    public void Ids_AreThoseAbove_AndNoMore() => Assert.Equal(9, All().Count);

    [Fact]
    public async Task Call_IsLoggedWithItsAttempt()
    {
        await using var application = await Application.StartAsync();

        await application.Ack.Clusters.GetAsync(DemoAccount.ClusterId, Ct);

        var attempt = application.Log.Single(SdkLogEvents.AttemptSucceeded);
        Assert.Equal(["Operation", "Attempt", "Method", "Path", "Status", "Milliseconds", "RequestId"], attempt.Values);
        Assert.Matches(@"^DescribeClusterDetail: attempt 1, GET /clusters/cd3m0a\w+ answered 200 in \d+ ms", attempt.Message);
        Assert.Equal(
            (LogLevel.Debug, "CallSucceeded"),
            (application.Log.Single(SdkLogEvents.CallSucceeded).Level, application.Log.Single(SdkLogEvents.CallSucceeded).Id.Name)
        );
    }

    [Fact]
    public async Task Refusal_IsAWarningWithTheException()
    {
        await using var application = await Application.StartAsync();

        var fault = await Assert.ThrowsAsync<ApiException>(() => application.Ack.NodePools.GetAsync(DemoAccount.ClusterId, "npnone", Ct));

        Assert.Equal(ApiErrorKind.NotFound, fault.Kind);
        Assert.Equal(
            (LogLevel.Warning, fault),
            (application.Log.Single(SdkLogEvents.CallFailed).Level, application.Log.Single(SdkLogEvents.CallFailed).Fault)
        );
        Assert.Contains(fault.Code, application.Log.Single(SdkLogEvents.AttemptFailed).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Canceled_IsNotAWarning()
    {
        await using var application = await Application.StartAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            application.Ack.Clusters.GetAsync(DemoAccount.ClusterId, new CancellationToken(canceled: true))
        );

        Assert.Equal(LogLevel.Debug, application.Log.Single(SdkLogEvents.CallCanceled).Level);
        Assert.DoesNotContain(application.Log.Entries, entry => entry.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task MarkedSecrets_AreNowhere_NotEvenInBodies()
    {
        await using var application = await Application.StartAsync();

        var pool = await application.Ack.NodePools.CreateAsync(DemoAccount.ClusterId, Pool(), Ct);
        await application.Ack.NodePools.GetAsync(DemoAccount.ClusterId, pool.NodePoolId!, Ct);

        Assert.Equal(
            2,
            application.Log.Entries.Count(entry =>
                entry.Id == SdkLogEvents.AttemptBodies && entry.Message.Contains("\"user_data\":\"[secret]\"", StringComparison.Ordinal)
            )
        );
        Assert.DoesNotContain(Mark, application.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(DemoAccount.AccessKeySecret, application.Log.Text, StringComparison.Ordinal);
    }

    private static List<EventId> All() =>
        [
            .. typeof(SdkLogEvents)
                .GetProperties(BindingFlags.Static | BindingFlags.Public)
                .Select(property => property.GetValue(null))
                .OfType<EventId>(),
        ];

    private static CreateNodePoolRequest Pool() =>
        new()
        {
            Info = new() { Name = "marked" },
            ScalingGroup = new()
            {
                ImageType = "AliyunLinux3",
                InstanceTypes = ["ecs.g7.xlarge"],
                VSwitchIds = [DemoAccount.VSwitchIds[0]],
                KeyPair = DemoAccount.KeyPair,
                DesiredSize = 0,
                SystemDiskCategory = "cloud_essd",
                SystemDiskSize = 120,
            },
            KubernetesConfig = new() { UserData = Mark, Runtime = "containerd" },
        };
}
