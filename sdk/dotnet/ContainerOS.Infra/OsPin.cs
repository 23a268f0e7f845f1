using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ContainerOS.Authoring;
using ContainerOS.Infra.Inputs;
using ContainerOS.Model.Diagnostics;
using Pulumi;

namespace ContainerOS.Infra;

/// <summary>
/// The ContainerOS release of a pool. A text is a release, such as <c>Os = "3.6.1"</c>; <see cref="Locked"/> also names its image.
/// </summary>
public sealed class OsPin
{
    private readonly Input<OsPinArgs> pin;

    private OsPin(Input<OsPinArgs> pin) => this.pin = pin;

    /// <summary>A release, such as <c>3.6.1</c>. Its image is that of the provider's lock file, or of the table of releases.</summary>
    public static implicit operator OsPin(string release) => FromString(release);

    /// <summary>A release that is the output of a resource or a secret of the configuration.</summary>
    /// <param name="release">The release.</param>
    public static implicit operator OsPin(Output<string> release)
    {
        ArgumentNullException.ThrowIfNull(release);
        return new(release.Apply(text => new OsPinArgs { Version = text }));
    }

    /// <summary>A release and an image.</summary>
    public static implicit operator OsPin(OsPinArgs pin) => new(pin);

    /// <summary>A release and an image that are outputs of a resource.</summary>
    public static implicit operator OsPin(Output<OsPinArgs> pin) => new(pin);

    /// <summary>A release and an image, as another resource is given them.</summary>
    [return: NotNullIfNotNull(nameof(pin))]
    public static implicit operator OsPin?(Input<OsPinArgs>? pin) => pin is null ? null : new OsPin(pin);

    /// <summary>What is sent to the provider.</summary>
    [return: NotNullIfNotNull(nameof(pin))]
    public static implicit operator Input<OsPinArgs>?(OsPin? pin) => pin?.pin;

    /// <summary>A release, such as <c>3.6.1</c>.</summary>
    public static OsPin FromString(string release)
    {
        ArgumentNullException.ThrowIfNull(release);
        return new OsPin(new OsPinArgs { Version = release });
    }

    /// <summary>
    /// A release and the image that a lock file pins it to. The file is read now, so that a missing pin or a revoked image is reported at
    /// this line.
    /// </summary>
    /// <param name="file">The lock file, relative to the program; usually <c>containeros.lock.json</c>.</param>
    /// <param name="release">The release, such as <c>3.6.1</c>.</param>
    /// <param name="region">The region; that of the configuration (<c>containeros:region</c>) when it is left out.</param>
    /// <param name="filePath">The compiler fills it in.</param>
    /// <param name="lineNumber">The compiler fills it in.</param>
    /// <exception cref="PoolRejectedException">
    /// The file cannot be read, it does not pin the release in the region, or the image is revoked or quarantined.
    /// </exception>
    /// <exception cref="InvalidOperationException">Neither the call nor the configuration names a region.</exception>
    public static OsPin Locked(
        string file,
        string release,
        string? region = null,
        [CallerFilePath] string filePath = "",
        [CallerLineNumber] int lineNumber = 0
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(release);
        var place =
            region
            ?? ContainerOsConfig.Region
            ?? throw new InvalidOperationException(
                $"the region of {file} is not known: set containeros:region, or pass region to OsPin.Locked"
            );
        try
        {
            var locked = LockedRelease.Read(file, release, place, new SourcePosition(filePath, lineNumber, 1));
            return new OsPinArgs { Version = locked.Version.ToString(), ImageId = locked.ImageId };
        }
        catch (ProgramRejectedException error)
        {
            throw new PoolRejectedException(error);
        }
    }
}
