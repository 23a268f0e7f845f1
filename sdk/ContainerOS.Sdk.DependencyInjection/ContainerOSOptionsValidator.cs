using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Errors;
using Microsoft.Extensions.Options;

namespace ContainerOS.Sdk.DependencyInjection;

/// <summary>Holds options to the client's own rules when the host starts, and not at the first call.</summary>
internal sealed class ContainerOSOptionsValidator : IValidateOptions<ContainerOSOptions>
{
    // Stands in for the source that is used later: nothing is asked for here.
    private static readonly FixedCredentials Nobody = new(new CloudCredentials("none", new Secret("none")));

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ContainerOSOptions options)
    {
        try
        {
            using var probe = AlibabaCloudClient.Create(options.ToSdkOptions(Nobody, TimeProvider.System, observer: null));
            return ValidateOptionsResult.Success;
        }
        catch (InvalidOptionsException fault)
        {
            // The message of the client names SdkOptions; the application sets ContainerOSOptions.
            return ValidateOptionsResult.Fail($"{nameof(ContainerOSOptions)}.{fault.Option} {fault.Problem}");
        }
        catch (SdkException fault)
        {
            return ValidateOptionsResult.Fail(fault.Message);
        }
    }
}
