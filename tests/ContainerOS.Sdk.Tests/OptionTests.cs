using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Tests;

public sealed class OptionTests
{
    private static readonly SdkOptions Good = new() { Region = "cn-hangzhou" };

    public static TheoryData<string, Func<SdkOptions, SdkOptions>> OutOfRange { get; } =
        new()
        {
            { "MaxRetries", options => options with { MaxRetries = -1 } },
            { "MaxRetries", options => options with { MaxRetries = 11 } },
            { "AttemptTimeout", options => options with { AttemptTimeout = TimeSpan.Zero } },
            { "AttemptTimeout", options => options with { AttemptTimeout = TimeSpan.FromMinutes(3) } },
            { "AttemptTimeout", options => options with { AttemptTimeout = Timeout.InfiniteTimeSpan } },
            { "TotalTimeout", options => options with { TotalTimeout = TimeSpan.FromMilliseconds(9) } },
            { "TotalTimeout", options => options with { TotalTimeout = TimeSpan.FromDays(2) } },
            { "Region", options => options with { Region = null! } },
            { "Time", options => options with { Time = null! } },
        };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void Create_OptionOutOfRange_NamesIt(string option, Func<SdkOptions, SdkOptions> change)
    {
        var fault = Assert.Throws<InvalidOptionsException>(() => AlibabaCloudClient.Create(change(Good)));

        Assert.Equal(option, fault.Option);
        Assert.StartsWith($"SdkOptions.{option} is ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void Create_RetriesInRange_Works(int retries) => AlibabaCloudClient.Create(Good with { MaxRetries = retries }).Dispose();
}
