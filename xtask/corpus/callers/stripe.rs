//! A caller of the client for Stripe: ten things that shops do, each written out.
//!
//! No call names what it leaves out.

use std::collections::BTreeMap;

use client::{
    ApiErrorsType, BankAccountCustomer, BuildError, CheckoutSessionMode, Client, Customer,
    DeleteSubscriptionsSubscriptionExposedIdBody, Download, Error, FileBody,
    GetAccountsCreatedRangeQuerySpecs, GetCustomersCustomerParameters,
    GetCustomersCustomerResponse, GetCustomersParameters, GetEventsParameters,
    GetPaymentIntentsIntentParameters, GetQuotesQuotePdfParameters, PaymentIntentStatus,
    PostAccountsBodySupportAddress, PostCheckoutSessionsBody, PostCheckoutSessionsBodyLineItem,
    PostCustomersBody, PostCustomersCustomerBody, PostCustomersCustomerSubscriptionsBodyItem,
    PostFilesForm, PostPaymentIntentsBody, PostPaymentIntentsIntentConfirmBody,
    PostPaymentIntentsIntentConfirmError, PostPricesBody, PostPricesBodyRecurring,
    PostProductsBody, PostRefundsBody, PostSubscriptionsBody, Price, Refund, Subscription,
};

/// Connects with a secret key.
pub fn connect(key: &str) -> Result<Client, BuildError> {
    Client::builder().bearer_auth(key).build()
}

/// All customers who came since a moment, of all pages.
pub async fn newcomers(client: &Client, since: i64) -> Result<Vec<Customer>, Error> {
    let range = GetAccountsCreatedRangeQuerySpecs {
        gte: Some(since),
        ..GetAccountsCreatedRangeQuerySpecs::default()
    };
    let mut parameters = GetCustomersParameters {
        created: Some(range.into()),
        limit: Some(100),
        ..GetCustomersParameters::default()
    };
    let mut newcomers = Vec::new();
    loop {
        let page = client.customers().get(&parameters).await?;
        parameters.starting_after = page.data.last().map(|customer| customer.id.clone());
        newcomers.extend(page.data);
        if !page.has_more {
            return Ok(newcomers);
        }
    }
}

/// Adds a customer, and returns the id.
pub async fn add_customer(client: &Client, name: &str, number: &str) -> Result<String, Error> {
    let address = PostAccountsBodySupportAddress {
        city: Some("Bremen".to_owned()),
        country: Some("DE".to_owned()),
        ..PostAccountsBodySupportAddress::default()
    };
    let customer = PostCustomersBody {
        name: Some(name.to_owned()),
        address: Some(address.into()),
        metadata: Some(BTreeMap::from([("number".to_owned(), number.to_owned())]).into()),
        tax_exempt: Some("reverse".into()),
        ..PostCustomersBody::default()
    };
    Ok(client.customers().post(&customer).await?.id)
}

/// Changes a customer's address for letters by mail, unless the customer is deleted.
pub async fn set_email(client: &Client, id: &str, email: &str) -> Result<bool, Error> {
    let customers = client.customers();
    let found = customers.get_customer(id, &GetCustomersCustomerParameters::default()).await?;
    let GetCustomersCustomerResponse::Customer(_) = found else { return Ok(false) };
    let change = PostCustomersCustomerBody {
        email: Some(email.to_owned()),
        ..PostCustomersCustomerBody::default()
    };
    customers.post_customer(id, &change).await?;
    Ok(true)
}

/// Offers something by the month.
pub async fn offer(client: &Client, name: &str, cents: i64) -> Result<Price, Error> {
    let product = PostProductsBody {
        images: Some(vec!["https://shop.example/box.png".to_owned()]),
        ..PostProductsBody::new(name)
    };
    let product = client.products().post(&product).await?;
    let price = PostPricesBody {
        product: Some(product.id),
        unit_amount: Some(cents),
        recurring: Some(PostPricesBodyRecurring::new("month")),
        ..PostPricesBody::new("eur")
    };
    Ok(client.prices().post(&price).await?)
}

/// The end of an attempt to take money.
#[derive(Debug)]
pub enum Payment {
    /// It is there.
    Paid,
    /// The customer must do something, with this secret.
    Unfinished(Option<String>),
    /// The card was declined, with this code.
    Declined(Option<String>),
}

/// Takes money by a card.
pub async fn pay(client: &Client, cents: i64, method: &str) -> Result<Payment, Error> {
    let payments = client.payment_intents();
    let intent = PostPaymentIntentsBody {
        metadata: Some(BTreeMap::from([("order".to_owned(), "6735".to_owned())])),
        off_session: Some(true.into()),
        ..PostPaymentIntentsBody::new(cents, "eur")
    };
    let intent = payments.post(&intent).await?;
    let confirmation = PostPaymentIntentsIntentConfirmBody {
        payment_method: Some(method.to_owned()),
        ..PostPaymentIntentsIntentConfirmBody::default()
    };
    let intent = match payments.post_intent_confirm(&intent.id, &confirmation).await {
        Ok(intent) => intent,
        Err(Error::Documented(PostPaymentIntentsIntentConfirmError::Other(answer))) => {
            return match answer.details().map(|details| &details.error) {
                Some(error) if error.r#type == ApiErrorsType::CardError => {
                    Ok(Payment::Declined(error.decline_code.clone()))
                }
                _ => Err(Error::Undocumented((*answer).clone())),
            };
        }
        Err(error) => return Err(error.into()),
    };
    Ok(match intent.status {
        PaymentIntentStatus::Succeeded => Payment::Paid,
        _ => Payment::Unfinished(intent.client_secret),
    })
}

/// The name of whoever paid, where the answer has it.
pub async fn payer(client: &Client, intent: &str) -> Result<Option<String>, Error> {
    let parameters = GetPaymentIntentsIntentParameters {
        expand: vec!["customer".to_owned()],
        ..GetPaymentIntentsIntentParameters::default()
    };
    let intent = client.payment_intents().get_intent(intent, &parameters).await?;
    Ok(match intent.customer {
        Some(BankAccountCustomer::Customer(customer)) => customer.name,
        _ => None,
    })
}

/// Gives a part of the money back.
pub async fn refund(client: &Client, intent: &str, cents: i64) -> Result<Refund, Error> {
    let refund = PostRefundsBody {
        payment_intent: Some(intent.to_owned()),
        amount: Some(cents),
        reason: Some("requested_by_customer".into()),
        ..PostRefundsBody::default()
    };
    Ok(client.refunds().post(&refund).await?)
}

/// Starts a subscription, and lets it end at once if it can't be paid.
pub async fn subscribe(
    client: &Client,
    customer: &str,
    price: &str,
) -> Result<Subscription, Error> {
    let item = PostCustomersCustomerSubscriptionsBodyItem {
        price: Some(price.to_owned()),
        quantity: Some(2),
        ..PostCustomersCustomerSubscriptionsBodyItem::default()
    };
    let subscription = PostSubscriptionsBody {
        items: Some(vec![item]),
        payment_behavior: Some("allow_incomplete".into()),
        trial_end: Some("now".into()),
        ..PostSubscriptionsBody::new(customer)
    };
    let subscriptions = client.subscriptions();
    let subscription = subscriptions.post(&subscription).await?;
    if subscription.status != "incomplete" {
        return Ok(subscription);
    }
    let end = DeleteSubscriptionsSubscriptionExposedIdBody {
        invoice_now: Some(false),
        ..DeleteSubscriptionsSubscriptionExposedIdBody::default()
    };
    Ok(subscriptions.delete_subscription_exposed_id(&subscription.id, &end).await?)
}

/// The address of a page on which a cart is paid.
pub async fn checkout(client: &Client, prices: &[&str]) -> Result<Option<String>, Error> {
    let line = |price: &&str| PostCheckoutSessionsBodyLineItem {
        price: Some((*price).to_owned()),
        quantity: Some(1),
        ..PostCheckoutSessionsBodyLineItem::default()
    };
    let session = PostCheckoutSessionsBody {
        mode: Some(CheckoutSessionMode::Payment),
        line_items: Some(prices.iter().map(line).collect()),
        ..PostCheckoutSessionsBody::new("https://shop.example/thanks")
    };
    Ok(client.checkout().post_sessions(&session).await?.url)
}

/// Uploads a letter as evidence, and returns its id.
pub async fn upload(client: &Client, pdf: Vec<u8>) -> Result<String, Error> {
    let letter = FileBody::new(pdf).file_name("letter.pdf").media_type("application/pdf");
    Ok(client.files().post(PostFilesForm::new(letter, "dispute_evidence")).await?.id)
}

/// A quote as a PDF, which is read as it arrives.
pub async fn quote(client: &Client, quote: &str) -> Result<Download, Error> {
    Ok(client.quotes().get_quote_pdf(quote, &GetQuotesQuotePdfParameters::default()).await?)
}

/// The ids of what recent events of some kinds are about.
pub async fn changed(client: &Client, kinds: &[&str]) -> Result<Vec<String>, Error> {
    let parameters = GetEventsParameters {
        types: kinds.iter().copied().map(String::from).collect(),
        ..GetEventsParameters::default()
    };
    let events = client.events().get(&parameters).await?.data;
    let ids = events.iter().filter_map(|event| event.data.object.get("id")?.as_str());
    Ok(ids.map(str::to_owned).collect())
}

fn main() {}
