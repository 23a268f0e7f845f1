using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Errors;
using Microsoft.Extensions.Options;

namespace ContainerOS.Sdk.DependencyInjection;

/// <summary>Validates options with the rules of the client when the host starts, not at the first call.</summary>
internal sealed class ContainerOSOptionsValidator : IValidateOptions<ContainerOSOptions>
{
    // Takes the place of the real source, which must not be called during validation.
    private static readonly FixedCredentials NoCredentials = new(new CloudCredentials("none", new Secret("none")));

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ContainerOSOptions options)
    {
        try
        {
            using var probe = AlibabaCloudClient.Create(options.ToSdkOptions(NoCredentials, TimeProvider.System, observer: null));
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
