using Aggregator.Extraction;
using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Shown;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Stories;

/// <summary><see cref="IStoryRows"/> in LiteDB.</summary>
internal sealed class LiteStoryRows(LiteSession session) : IStoryRows
{
    public IReadOnlyList<EditorDecision> Decisions() => DecisionDocument.All(session);

    public EditorDecision Add(EditorDecision decision) => DecisionDocument.Add(session, decision);

    private readonly Dictionary<string, DateTimeOffset> _removed = OperatorSourceDocument.WithoutArticles(session);

    public IReadOnlyList<FoundPlace> Found(long story, int most, IReadOnlyCollection<long> also) =>
    [
        .. session.Find(ArticleDocument.Collection, StoryMembers.Found(session, story).Take(most).ToList().Union(also))
            .Where(article => article.NumberOrNull("found_story") == story)
            .Select(article => new FoundPlace(article["_id"].AsInt64, story, article.NumberOrNull("found_copy"))
            {
                DuplicateOf = article.NumberOrNull("found_duplicate"),
                IsRemoved = _removed.ContainsKey(article["source"].AsString),
            })
            .OrderBy(place => place.Id),
    ];

    public IReadOnlyCollection<long> FoundStoriesOf(IReadOnlyCollection<long> articles) =>
        [.. session.Find(ArticleDocument.Collection, articles).Select(article => article.NumberOrNull("found_story")).OfType<long>().Distinct()];

    public IReadOnlyCollection<long> WithRemoved(IReadOnlyCollection<long> stories) => _removed.Count == 0
        ? []
        :
        [
            .. stories.Where(story => session.Find(ArticleDocument.Collection, StoryMembers.Found(session, story).ToList())
                .Exists(article => _removed.ContainsKey(article["source"].AsString))),
        ];

    public IReadOnlyList<DecidedPlace> Places(IReadOnlyCollection<long> articles) =>
    [
        .. session.Find(ArticleDocument.Collection, articles)
            .Select(article => new DecidedPlace(article["_id"].AsInt64, article["story"].AsInt64, article.NumberOrNull("copy_of"), article.Flag("hidden"))),
    ];

    public long? StoryOf(long article) => session.Find(ArticleDocument.Collection, article)?.NumberOrNull("story");

    public long? Anchor(long story) =>
        StoryOf(story) == story ? story : StoryMembers.Shown(session, story).Select(article => (long?)article).FirstOrDefault();

    public KeptStory Read(long story, int most, IReadOnlyCollection<long> also)
    {
        // Hidden articles are few, so they are read too and then left out.
        var members = StoryMembers.Shown(session, story).ToList();
        var articles = session.Find(ArticleDocument.Collection, members.Take(most).Union(also)).Where(article => article.NumberOrNull("story") == story).ToList();
        var listed = articles.Where(article => !article.Flag("hidden")).OrderBy(article => article["_id"].AsInt64).Select(Member).ToList();
        return new KeptStory(
            listed,
            members.Count <= most ? listed.Count : members.Count - HiddenArticles.Among(session, members),
            articles.Select(article => (Text: article["_id"].AsInt64, Version: ArticleDocument.ShownVersionOf(article))).Where(text => text.Version is not null)
                .ToDictionary(text => text.Text, text => text.Version!)); // The filter left out null.
    }

    public IReadOnlyList<StoryMember> Members(IReadOnlyCollection<long> articles) =>
        [.. session.Find(ArticleDocument.Collection, articles).OrderBy(article => article["_id"].AsInt64).Select(Member)];

    public void Move(DecidedPlace before, DecidedPlace now)
    {
        if (session.Find(ArticleDocument.Collection, now.Id) is not { } article)
        {
            return;
        }

        article["story"] = now.StoryId;
        article.Put("copy_of", now.DuplicateOf);
        article["hidden"] = now.IsHidden;
        Save(session, article);
        if (before.StoryId != now.StoryId)
        {
            StoryMembers.Move(session, now.Id, before.StoryId, now.StoryId);
        }

        if (before.IsHidden != now.IsHidden)
        {
            HiddenArticles.Set(session, now.Id, now.IsHidden, isOfRemoved: _removed.ContainsKey(article["source"].AsString));
        }
    }

    public void Show(long text, ShownVersion? version)
    {
        if (session.Find(ArticleDocument.Collection, text) is { } article)
        {
            article.Set("shown", version is null ? null : new BsonDocument { ["id"] = version.Id, ["why"] = version.Why.ToString() });
            session.Update(ArticleDocument.Collection, article);
        }
    }

    public void Save(long story, StoryFigures figures) => StoryDocument.Save(session, story, figures);

    public void Delete(long story) => session.Delete(StoryDocument.Collection, story);

    public int? Articles(long story) => session.Find(StoryDocument.Collection, story)?["articles"].AsInt32;

    public void Count(long story, int more)
    {
        if (session.Find(StoryDocument.Collection, story) is { } document)
        {
            document["articles"] = document["articles"].AsInt32 + more;
            session.Update(StoryDocument.Collection, document);
        }
    }

    public byte[]? KeptTexts(long story) => session.Find(StoryDocument.Texts, story)?.BytesOrNull("texts");

    public void KeepTexts(long story, byte[]? texts)
    {
        if (texts is null)
        {
            session.Delete(StoryDocument.Texts, story);
            return;
        }

        session.Put(StoryDocument.Texts, new BsonDocument { ["_id"] = story, ["texts"] = texts });
    }

    /// <summary>Saves an article with its positions in lists.</summary>
    public static void Save(LiteSession session, BsonDocument article)
    {
        ArticleOrder.Of(article, FollowedSource.Of(session, article["source"].AsString).Number).Write(article);
        session.Update(ArticleDocument.Collection, article);
    }

    private StoryMember Member(BsonDocument article) => new(
        new TextVersion(
            article["_id"].AsInt64,
            article.Instant("at"),
            article["length"].AsInt32,
            (ExtractionMethod)article["method"].AsInt32 == ExtractionMethod.FeedExcerpt,
            FollowedSource.Of(session, article["source"].AsString).Weight)
        {
            IsDay = article.Flag("published_is_day"),
        },
        article["source"].AsString,
        article.NumberOrNull("copy_of") ?? article["_id"].AsInt64,
        article.ContainsKey("image"),
        article.Instant("first_seen"),
        article.NumberOrNull("found_continues"));
}
