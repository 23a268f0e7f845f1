using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Fixing;
using ContainerOS.Cli.Fixing.Yaml;
using ContainerOS.Locks;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Locks;
using ContainerOS.Model.Versions;

namespace ContainerOS.Cli.Pins;

/// <summary>What a change of programs and their lock file to another release does. Nothing is written before <see cref="Write"/>.</summary>
internal sealed class PinUpdatePlan
{
    private readonly string lockFile;
    private readonly ImageLock before;
    private readonly IReadOnlyList<(ProgramText Old, ProgramText New)> texts;

    private PinUpdatePlan(
        string lockFile,
        ImageLock before,
        ImageLock after,
        OsVersion target,
        IReadOnlyList<PoolChange> pools,
        IReadOnlyList<(ProgramText Old, ProgramText New)> texts
    )
    {
        this.lockFile = lockFile;
        this.before = before;
        this.texts = texts;
        (After, Target, Pools) = (after, target, pools);
    }

    /// <summary>The release that pools move to.</summary>
    internal OsVersion Target { get; }

    /// <summary>The lock after the update.</summary>
    internal ImageLock After { get; }

    /// <summary>The pools that name another release.</summary>
    internal IReadOnlyList<PoolChange> Pools { get; }

    /// <summary>The pins that are added or changed.</summary>
    internal IReadOnlyList<PinChange> Pins => LockComparison.Between(before, After);

    /// <summary>Whether there is anything to write.</summary>
    internal bool HasChanges => Pins.Count > 0 || texts.Count > 0;

    /// <summary>The oldest release that a pool names now; null when no pool changes.</summary>
    internal OsVersion? Oldest => Pools.Count == 0 ? null : Pools.Min(pool => pool.From);

    /// <summary>Plans the update, without asking the cloud and without writing.</summary>
    /// <exception cref="UsageException">The release cannot be used.</exception>
    internal static PinUpdatePlan Create(
        string lockFile,
        ImageLock pins,
        ReleaseCatalog catalog,
        OsVersion target,
        IReadOnlyList<PinnedPool> pools
    )
    {
        if (catalog.Find(target) is not { } found)
        {
            throw new UsageException($"ContainerOS {target} is not a known release; use --releases to read it from a release file");
        }

        var changing = pools.Where(pool => pool.Version is { } version && version != target).ToList();
        var regions = changing.Select(pool => pool.Region).OfType<string>().Concat(pins.Pins.Select(pin => pin.Region)).Distinct();
        var after = pins;
        foreach (var region in regions.Where(region => pins.Find(target, region) is null))
        {
            after = after.With(
                found.Release.ImageId is null
                    ? throw new UsageException($"the image of ContainerOS {target} is not published; pin it with 'pins add --from-cloud'")
                    : PinLearning.FromRelease(found.Release, region, new PinOrigin(TimeProvider.System.GetUtcNow(), found.From))
            );
        }

        if (after.Pins.FirstOrDefault(pin => pin.Version == target && (pin.Revoked ?? (object?)pin.Quarantined) is not null) is { } held)
        {
            throw new UsageException($"{held.Key} cannot be used: {PinState.Describe(held)}");
        }

        var (changes, texts) = Edit(changing, target);
        return new(lockFile, pins, after, target, changes, texts);
    }

    /// <summary>The text of a program after the update; null when the update does not edit it.</summary>
    internal string? TextOf(ProgramSelection program) => texts.FirstOrDefault(text => text.Old.File == program.File).New?.Text;

    /// <summary>Writes the lock file, then the programs. Each file is written whole.</summary>
    /// <exception cref="UsageException">A file cannot be written; the message names the files that were.</exception>
    internal void Write()
    {
        List<string> written = [];
        if (Pins.Count > 0)
        {
            LockFileStore.Write(lockFile, After);
            written.Add(DisplayPath.Of(lockFile));
        }

        foreach (var (old, now) in texts)
        {
            try
            {
                now.Write(old);
                written.Add(DisplayPath.Of(now.File));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new UsageException(
                    $"{DisplayPath.Of(now.File)} cannot be written and was not changed: {exception.Message}. Already written: "
                        + (written.Count == 0 ? "nothing" : string.Join(", ", written))
                        + "; run the command again when the file can be written"
                );
            }
        }
    }

    private static (IReadOnlyList<PoolChange> Pools, IReadOnlyList<(ProgramText Old, ProgramText New)> Texts) Edit(
        List<PinnedPool> pools,
        OsVersion target
    )
    {
        List<PoolChange> changes = [];
        List<(ProgramText, ProgramText)> texts = [];
        foreach (var program in pools.GroupBy(pool => pool.Program.File))
        {
            var old = ProgramText.Read(program.Key);
            var text = old.Text;
            Dictionary<string, string?> obstacles = [];
            foreach (var pool in program)
            {
                if (!obstacles.TryGetValue(pool.Name, out var obstacle))
                {
                    // Stacks of one program share its text: a pool is edited once.
                    obstacle = pool.ImageId is not null
                        ? "os.imageId names the image of the release; change both by hand"
                        : TryEdit(ref text, pool.Urn, target);
                    obstacles.Add(pool.Name, obstacle);
                }

                changes.Add(new(pool, pool.Version!.Value, obstacle));
            }

            if (text != old.Text)
            {
                texts.Add((old, old with { Text = text }));
            }
        }

        return (changes, texts);
    }

    /// <summary>Sets the release in the text of a program. Why it cannot be set, or null.</summary>
    private static string? TryEdit(ref string text, string urn, OsVersion target)
    {
        var edit = FixEdit.Set("os.version", target.ToString());
        try
        {
            text = YamlEditor.Apply(text, ResourcePath.Of(YamlNodeReader.Read(text), urn, edit.Path), edit);
            return null;
        }
        catch (YamlEditException obstacle)
        {
            return obstacle.Message;
        }
    }
}

/// <summary>A pool that names another release.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="From">The release it names now.</param>
/// <param name="Obstacle">Why its program is not edited; null when it is.</param>
internal sealed record PoolChange(PinnedPool Pool, OsVersion From, string? Obstacle);
