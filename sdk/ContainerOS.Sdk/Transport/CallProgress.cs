using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Transport;

/// <summary>How far a call with all its tries has come: whether one is out there without an answer that settles it.</summary>
internal sealed class CallProgress
{
    /// <summary>Whether a try was sent whose outcome nobody knows.</summary>
    public bool IsOutcomeUnknown { get; private set; }

    /// <summary>The last refusal after which nothing was carried out.</summary>
    public SdkException? LastRefusal { get; private set; }

    /// <summary>How many tries were sent.</summary>
    public int Attempts { get; private set; }

    public void OnSent() => (IsOutcomeUnknown, LastRefusal, Attempts) = (true, null, Attempts + 1);

    public void OnAnswered() => IsOutcomeUnknown = false;

    public void OnRefused(SdkException fault) => (IsOutcomeUnknown, LastRefusal) = (false, fault);
}
