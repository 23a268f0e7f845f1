using ContainerOS.Cli.Clouds;
using ContainerOS.Cli.Terminal;
using ContainerOS.Locks;
using ContainerOS.Model.Locks;
using ContainerOS.Sdk.Observability;

namespace ContainerOS.Cli.Pins;

/// <summary>The result of one check of a pin.</summary>
internal enum CheckOutcome
{
    /// <summary>The check passed.</summary>
    Passed,

    /// <summary>The check could not be made.</summary>
    Undecided,

    /// <summary>The check failed.</summary>
    Failed,
}

/// <summary>One check of a pin.</summary>
/// <param name="Outcome">The result.</param>
/// <param name="Text">What was found, or why it could not be checked.</param>
internal sealed record PinCheck(CheckOutcome Outcome, string Text);

/// <summary>Verifies pins against the table of releases, the programs that use them, and the cloud.</summary>
/// <param name="catalog">The releases.</param>
/// <param name="pools">The pools of the programs.</param>
internal sealed class PinVerifier(ReleaseCatalog catalog, IReadOnlyList<PinnedPool> pools)
{
    /// <summary>The checks that need no cloud.</summary>
    internal IEnumerable<PinCheck> CheckOffline(ImagePin pin)
    {
        if (pin.Revoked is not null || pin.Quarantined is not null)
        {
            var users = Users(pin).Select(pool => pool.Place).Distinct().ToList();
            yield return users.Count == 0
                ? new(CheckOutcome.Passed, $"{PinState.Describe(pin)}; no pool uses it")
                : new(CheckOutcome.Failed, $"{PinState.Describe(pin)}; used at {string.Join(", ", users)}");
        }

        if (catalog.Find(pin.Version) is { Release.ImageId: { } published } known)
        {
            yield return published != pin.ImageId
                ? new(CheckOutcome.Failed, $"the image of ContainerOS {pin.Version} is {published} by {Origin(known.From)}")
            : pin.Learnt.From != known.From ? new(CheckOutcome.Passed, $"the image agrees with {Origin(known.From)}")
            : PinLearning.FromRelease(known.Release, pin.Region, pin.Learnt).Digest == pin.Digest
                ? new(CheckOutcome.Passed, $"image and metadata agree with {Origin(known.From)}")
            : new(
                CheckOutcome.Failed,
                $"{Origin(known.From)} has other metadata now than when it was pinned; "
                    + $"review it with 'containeros pins add {pin.Version} --region {pin.Region}'"
            );
        }
        else
        {
            yield return new(
                CheckOutcome.Undecided,
                $"ContainerOS {pin.Version} is not in the table of releases: only the cloud knows its image"
            );
        }
    }

    /// <summary>The checks that ask the cloud.</summary>
    internal static async Task<IReadOnlyList<PinCheck>> CheckInCloudAsync(
        ImagePin pin,
        string? endpoint,
        ISdkObserver? observer,
        CancellationToken ct
    )
    {
        if (!UserCredentials.Chain(CommandEnvironment.Current.Variable).IsConfigured)
        {
            return [NotAsked("there are no credentials")];
        }

        if (await new CloudImages(pin.Region, endpoint, observer).DescribeAsync(pin.ImageId, ct) is not { } image)
        {
            return
            [
                new(
                    CheckOutcome.Failed,
                    $"{pin.Region} has no image {pin.ImageId}: it belongs to another region or account, or was withdrawn"
                ),
            ];
        }

        List<PinCheck> checks = [];
        if (image.Owner is { } owner and not "system")
        {
            checks.Add(new(CheckOutcome.Failed, $"the owner of the image is '{owner}', not the vendor (system)"));
        }

        if (image.Status is { } status and not "Available")
        {
            checks.Add(new(CheckOutcome.Failed, $"the status of the image is {status}"));
        }

        if (pin.Learnt.From == PinOrigin.Cloud && PinLearning.Digest(image) != pin.Digest)
        {
            checks.Add(new(CheckOutcome.Failed, "the metadata of the image changed since it was pinned"));
        }

        return checks.Count > 0 ? checks : [new(CheckOutcome.Passed, $"offered in {pin.Region}")];
    }

    /// <summary>The check of a pin whose region was not asked.</summary>
    internal static PinCheck NotAsked(string reason) =>
        new(CheckOutcome.Undecided, $"not asked whether the region still offers the image: {reason}");

    /// <summary>The pools that name a release that is not pinned in their region, one check for each.</summary>
    internal IEnumerable<(PinnedPool Pool, PinCheck Check)> CheckPools(ImageLock pins) =>
        pools
            .Where(pool => pool.ImageId is null)
            .Select(pool =>
                (
                    pool,
                    pool switch
                    {
                        { Version: null } => new PinCheck(CheckOutcome.Undecided, "its release is not known before the program runs"),
                        { Region: null } => new PinCheck(CheckOutcome.Undecided, "its region is not configured"),
                        { Version: { } version, Region: { } region } when pins.Find(version, region) is null => new PinCheck(
                            CheckOutcome.Failed,
                            $"{new PinKey(version, region)} is not pinned; run 'containeros pins add {version} --region {region}'"
                        ),
                        _ => new PinCheck(CheckOutcome.Passed, "pinned"),
                    }
                )
            );

    private IEnumerable<PinnedPool> Users(ImagePin pin) =>
        pools.Where(pool => pool.ImageId is null ? pool.Version == pin.Version && pool.Region == pin.Region : pool.ImageId == pin.ImageId);

    private static string Origin(string from) => from == PinOrigin.Releases ? "the table of releases" : from;
}
