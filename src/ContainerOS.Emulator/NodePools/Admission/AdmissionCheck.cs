namespace ContainerOS.Emulator.NodePools.Admission;

/// <summary>How it is known that the service refuses something.</summary>
internal enum Evidence
{
    /// <summary>It is on a page of the vendor.</summary>
    Documented,

    /// <summary>It was seen in records of the real service.</summary>
    Seen,

    /// <summary>It is in the text of a field in the vendor's SDK.</summary>
    ReadInSdk,

    /// <summary>The rule or the code follows from something else, or is assumed.</summary>
    Inferred,
}

/// <summary>Something that the service refuses.</summary>
/// <typeparam name="T">What is checked.</typeparam>
/// <param name="Refuses">What is refused, in words.</param>
/// <param name="Code">The vendor's error code.</param>
/// <param name="Evidence">How it is known.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="Problem">The message of the refusal, without its full stop; null when there is nothing to refuse.</param>
internal sealed record AdmissionCheck<T>(string Refuses, string Code, Evidence Evidence, string Source, Func<T, string?> Problem)
{
    /// <summary>The HTTP status of the refusal.</summary>
    internal int Status { get; init; } = 400;
}

/// <summary>Runs checks in their order.</summary>
internal static class AdmissionChecks
{
    /// <summary>Refuses what the first check that finds a problem refuses.</summary>
    internal static void Run<T>(this IReadOnlyList<AdmissionCheck<T>> checks, T subject)
    {
        foreach (var check in checks)
        {
            if (check.Problem(subject) is { } problem)
            {
                throw new ApiException(check.Status, check.Code, problem + ".");
            }
        }
    }

    /// <summary>The message for a number outside its inclusive bounds; null when it is inside or absent.</summary>
    internal static string? Outside(double? number, double min, double max, string path) =>
        number is { } given && (given < min || given > max) ? $"{path} must be {min} to {max}" : null;
}
