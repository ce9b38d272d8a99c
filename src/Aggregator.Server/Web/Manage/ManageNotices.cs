using System.Collections.Concurrent;

namespace Aggregator.Server.Web.Manage;

/// <summary>Sentences that the next page of a session shows once: what a form did before it led there.</summary>
internal sealed class ManageNotices
{
    private const int MaxSessions = 1000;

    private readonly ConcurrentDictionary<long, string> _sentences = new();

    public void Put(long session, string sentence)
    {
        if (_sentences.Count >= MaxSessions)
        {
            _sentences.Clear();
        }

        _sentences[session] = sentence;
    }

    public string? Take(long session) => _sentences.TryRemove(session, out var sentence) ? sentence : null;
}
