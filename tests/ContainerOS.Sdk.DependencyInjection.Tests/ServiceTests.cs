using ContainerOS.Emulator;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Ecs;
using ContainerOS.Sdk.Endpoints;
using ContainerOS.Sdk.Observability;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Sdk.DependencyInjection.Tests;

public sealed class ServiceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Host_HasOneClient_WhichCallsTheCloud()
    {
        await using var application = await Application.StartAsync();
        var services = application.Host.Services;

        Assert.NotEmpty((await application.Ack.Clusters.GetAsync(DemoAccount.ClusterId, Ct)).Name!);
        Assert.Same(
            services.GetRequiredService<AlibabaCloudClient>(),
            services.CreateScope().ServiceProvider.GetRequiredService<AlibabaCloudClient>()
        );
        Assert.Same(services.GetRequiredService<AlibabaCloudClient>().Ecs, services.GetRequiredService<EcsClient>());
    }

    [Fact]
    public async Task Host_Ends_AndItsClientWithIt()
    {
        var application = await Application.StartAsync();
        var ack = application.Ack;

        await application.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => ack.Clusters.GetAsync(DemoAccount.ClusterId, Ct));
    }

    [Fact]
    public void AddedTwice_IsOneClient_AndTheLastSettingWins()
    {
        using var services = new ServiceCollection()
            .AddContainerOS(options => (options.Region, options.MaxRetries) = ("cn-hangzhou", 1))
            .AddContainerOS(options => options.Region = "cn-beijing")
            .BuildServiceProvider();

        Assert.Equal("cn-beijing", Assert.Single(services.GetServices<AlibabaCloudClient>()).Region);
        Assert.Equal(1, services.GetRequiredService<IOptions<ContainerOSOptions>>().Value.MaxRetries);
    }

    [Fact]
    public void Clock_IsTheOneAmongTheServices()
    {
        var time = new FakeTimeProvider();
        using var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(time)
            .AddContainerOS(options => options.Region = "cn-hangzhou")
            .BuildServiceProvider();

        Assert.Same(time, services.GetRequiredService<AlibabaCloudClient>().Time);
    }

    [Fact]
    public async Task CredentialsOfTheOptions_ComeBeforeThoseOfTheServices()
    {
        var keys = new FixedCredentials(new CloudCredentials("key", new Secret("secret")));
        await using var application = await Application.StartAsync(
            services => services.AddContainerOS(options => options.Credentials = Application.Demo),
            credentials: keys
        );

        Assert.NotNull(await application.Ack.Clusters.GetAsync(DemoAccount.ClusterId, Ct));
    }

    [Fact]
    public async Task EveryObserverAmongTheServices_IsNotified_WhateverAnotherThrows()
    {
        var (text, broken) = (new StringWriter(), new ThrowingObserver());
        await using var application = await Application.StartAsync(services =>
            services.AddSingleton<ISdkObserver>(broken).AddSingleton<ISdkObserver>(new HttpTrace(text))
        );

        await application.Ack.Clusters.GetAsync(DemoAccount.ClusterId, Ct);

        Assert.Equal(2, broken.Notified);
        Assert.Contains("(DescribeClusterDetail, attempt 1)", text.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(application.Log.Entries);
    }

    [Fact]
    public void Configuration_SetsEveryOption()
    {
        var settings = new Dictionary<string, string?>
        {
            ["C:Region"] = "cn-beijing",
            ["C:endpoint"] = "https://cs.cn-beijing.aliyuncs.com",
            ["C:Network"] = "vpc",
            ["C:MaxRetries"] = "7",
            ["C:AttemptTimeout"] = "00:00:05",
            ["C:TotalTimeout"] = "00:01:00",
        };
        using var services = new ServiceCollection()
            .AddContainerOS(new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("C"))
            .BuildServiceProvider();

        var options = services.GetRequiredService<IOptions<ContainerOSOptions>>().Value;

        Assert.Equal(
            ("cn-beijing", "https://cs.cn-beijing.aliyuncs.com", EndpointNetwork.Vpc, 7),
            (options.Region, options.Endpoint, options.Network, options.MaxRetries)
        );
        Assert.Equal((TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1)), (options.AttemptTimeout, options.TotalTimeout));
    }

    [Theory]
    [InlineData("MaxRetires", "3", "Cloud:MaxRetires is not an option of the client")]
    [InlineData("AccessKeySecret", "hidden", "Cloud:AccessKeySecret is not an option of the client")]
    [InlineData("MaxRetries", "many", "Cloud:MaxRetries is \"many\"; a whole number is expected.")]
    [InlineData("MaxRetries", "11", "ContainerOSOptions.MaxRetries is 11; 0 to 10 are allowed.")]
    [InlineData("Network", "3", "Cloud:Network is \"3\"; Public or Vpc is expected.")]
    [InlineData("AttemptTimeout", "soon", "Cloud:AttemptTimeout is \"soon\"; a time such as 00:00:20 is expected.")]
    [InlineData("AttemptTimeout", "00:10:00", "ContainerOSOptions.AttemptTimeout is 00:10:00")]
    public async Task WrongConfiguration_FailsTheStartOfTheHost_AndSaysWhere(string key, string value, string problem)
    {
        var settings = new Dictionary<string, string?> { ["Cloud:Region"] = DemoAccount.Region, [$"Cloud:{key}"] = value };

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => Application.StartAsync(settings: settings));

        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", fault.ToString(), StringComparison.Ordinal);
    }
}
