using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Configuration;

namespace ContainerOS.Provider.Tests.Configuration;

public sealed class ConfigurationCheckerTests
{
    private static readonly FixedEnvironment Bare = new();
    private static readonly FixedEnvironment WithKeys = new(("ALIBABA_CLOUD_ACCESS_KEY_ID", "id"));

    [Fact]
    public void Check_NothingConfigured_SaysHowToSetEachCloud()
    {
        var finding = Assert.Single(ConfigurationChecker.Check(PropertyMap.Empty, Bare));

        Assert.Equal("COS0010", finding.Code);
        Assert.Contains("ALIBABA_CLOUD_ACCESS_KEY_ID", finding.Fix, StringComparison.Ordinal);
        Assert.Contains("emulator", finding.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_CredentialsAndRegion_HasNoErrors() =>
        Assert.Empty(ConfigurationChecker.Check(PropertyMap.Of(("region", "cn-hangzhou")), WithKeys));

    [Fact]
    public void Check_CredentialsWithoutRegion_AsksForTheRegion() =>
        Assert.Equal("COS0012", Assert.Single(ConfigurationChecker.Check(PropertyMap.Empty, WithKeys)).Code);

    [Fact]
    public void Check_EmptyRegion_AsksForTheRegion() =>
        Assert.Equal("COS0012", Assert.Single(ConfigurationChecker.Check(PropertyMap.Of(("region", "")), WithKeys)).Code);

    [Fact]
    public void Check_EmulatorWithoutAddress_SaysHowToStartOne() =>
        Assert.Equal("COS0011", Assert.Single(ConfigurationChecker.Check(PropertyMap.Of(("cloud", "emulator")), Bare)).Code);

    [Fact]
    public void Check_EmulatorStartedByTheEngine_HasNoErrors() =>
        Assert.Empty(
            ConfigurationChecker.Check(
                PropertyMap.Of(("cloud", "emulator")),
                new FixedEnvironment(("CONTAINEROS_ENDPOINT", "http://127.0.0.1:1"))
            )
        );

    [Fact]
    public void Check_Offline_NeedsNoCloud() =>
        Assert.Empty(ConfigurationChecker.Check(PropertyMap.Empty, new FixedEnvironment(("CONTAINEROS_OFFLINE", "1"))));

    [Theory]
    [InlineData("cloud", "emulater", "COS0004")]
    [InlineData("regoin", "cn-hangzhou", "COS0001")]
    [InlineData("maxRetries", "many", "COS0003")]
    [InlineData("maxRetries", "11", "COS0013")]
    [InlineData("lockFile", "pins.json", "COS0014")]
    public void Check_WrongSetting_IsRefused(string key, string value, string code)
    {
        var settings = PropertyMap.Of(("region", "cn-hangzhou")).With(key, value);

        Assert.Equal(code, Assert.Single(ConfigurationChecker.Check(settings, WithKeys)).Code);
    }

    [Fact]
    public void Check_KeysOfTheEngine_AreIgnored() =>
        Assert.Empty(ConfigurationChecker.Check(PropertyMap.Of(("region", "cn-hangzhou"), ("version", "0.1.0")), WithKeys));

    [Fact]
    public void Resolve_NumberSentAsJsonText_IsDecoded() =>
        Assert.Equal(7, ProviderConfig.Resolve(ConfigDecoder.Decode(PropertyMap.Of(("maxRetries", "7"))), WithKeys).MaxRetries);
}
